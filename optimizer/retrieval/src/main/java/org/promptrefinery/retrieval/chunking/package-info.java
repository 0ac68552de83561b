/** Texts cut to passages of a size in words. */
@NullMarked
package org.promptrefinery.retrieval.chunking;

import org.jspecify.annotations.NullMarked;
