/** Honest comparisons: paired tests and intervals. */
@NullMarked
package org.promptrefinery.search.statistics;

import org.jspecify.annotations.NullMarked;
