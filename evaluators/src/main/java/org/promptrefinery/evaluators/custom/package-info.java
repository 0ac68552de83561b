/** Evaluators of a user's own: Java classes found on the class path, and commands that judge answers line by line. */
@NullMarked
package org.promptrefinery.evaluators.custom;

import org.jspecify.annotations.NullMarked;
