/** Models behind the chat completions protocol of OpenAI, which vLLM, SGLang, llama-server and many others speak. */
@NullMarked
package org.promptrefinery.inference.openai;

import org.jspecify.annotations.NullMarked;
