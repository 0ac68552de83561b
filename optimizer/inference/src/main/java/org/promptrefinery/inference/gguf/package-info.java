/** Models in GGUF files, run inside this process by llama.cpp. */
@NullMarked
package org.promptrefinery.inference.gguf;

import org.jspecify.annotations.NullMarked;
