/** Simulated worlds in which a search can be measured: the best prompt and the true score of every prompt are known. */
@NullMarked
package org.promptrefinery.search.landscape;

import org.jspecify.annotations.NullMarked;
