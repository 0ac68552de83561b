/** Operators that ask a reflector model to write prompts, and what they say to it. */
@NullMarked
package org.promptrefinery.search.reflection;

import org.jspecify.annotations.NullMarked;
