/** Evaluators that look at how an answer is written and delivered, and need no reference. */
@NullMarked
package org.promptrefinery.evaluators.format;

import org.jspecify.annotations.NullMarked;
