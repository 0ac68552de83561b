/** A small sentence encoder that runs in this process. */
@NullMarked
package org.promptrefinery.inference.embedding.minilm;

import org.jspecify.annotations.NullMarked;
