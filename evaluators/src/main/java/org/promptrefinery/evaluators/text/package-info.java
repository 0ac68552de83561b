/** Evaluators that compare an answer's text with a reference or a pattern. */
@NullMarked
package org.promptrefinery.evaluators.text;

import org.jspecify.annotations.NullMarked;
