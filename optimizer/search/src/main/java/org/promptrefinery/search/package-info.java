/** The search for a better prompt, as values and pure functions: no I/O, no clock, no threads. */
@NullMarked
package org.promptrefinery.search;

import org.jspecify.annotations.NullMarked;
