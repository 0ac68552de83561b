/** Documents cut to passages, and what of them, or of any texts, is nearest to a text. */
@NullMarked
package org.promptrefinery.retrieval;

import org.jspecify.annotations.NullMarked;
