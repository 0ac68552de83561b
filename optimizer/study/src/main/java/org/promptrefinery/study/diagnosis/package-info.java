/** What a prompt's errors are, what would help against them, and what that costs: a small study before any search. */
@NullMarked
package org.promptrefinery.study.diagnosis;

import org.jspecify.annotations.NullMarked;
