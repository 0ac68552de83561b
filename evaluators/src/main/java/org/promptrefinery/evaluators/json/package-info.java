/** Answers that are JSON: valid, of a schema, with the expected fields, or the expected tool calls. */
@NullMarked
package org.promptrefinery.evaluators.json;

import org.jspecify.annotations.NullMarked;
