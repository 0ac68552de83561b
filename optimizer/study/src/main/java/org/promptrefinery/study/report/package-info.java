/** What came of a study, for people and for machines. */
@NullMarked
package org.promptrefinery.study.report;

import org.jspecify.annotations.NullMarked;
