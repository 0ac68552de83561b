/** Published measures of how alike an answer and a reference are. */
@NullMarked
package org.promptrefinery.evaluators.measures;

import org.jspecify.annotations.NullMarked;
