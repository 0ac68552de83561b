/** What makes an answer good: cases, verdicts, and the evaluators that turn one into the other. */
@NullMarked
package org.promptrefinery.evaluators;

import org.jspecify.annotations.NullMarked;
