/** Indexes of passages and of stored texts, in Lucene: words, and meanings where there is an embedder. */
@NullMarked
package org.promptrefinery.retrieval.index;

import org.jspecify.annotations.NullMarked;
