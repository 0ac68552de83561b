/** The evolutionary search, on Jenetics: parents, children, race and survival of one generation at a time. */
@NullMarked
package org.promptrefinery.search.genetic;

import org.jspecify.annotations.NullMarked;
