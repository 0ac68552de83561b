/** Words that must or must not occur in an answer, however they are written. */
@NullMarked
package org.promptrefinery.evaluators.words;

import org.jspecify.annotations.NullMarked;
