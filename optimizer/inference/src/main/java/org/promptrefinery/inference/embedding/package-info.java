/** Texts as vectors, for comparisons of meaning. */
@NullMarked
package org.promptrefinery.inference.embedding;

import org.jspecify.annotations.NullMarked;
