/** How close an answer is in meaning to its reference. */
@NullMarked
package org.promptrefinery.evaluators.similarity;

import org.jspecify.annotations.NullMarked;
