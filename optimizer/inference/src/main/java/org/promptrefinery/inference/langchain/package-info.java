/** Servers that are spoken to in protocols of their own, through LangChain4j. */
@NullMarked
package org.promptrefinery.inference.langchain;

import org.jspecify.annotations.NullMarked;
