/** A JUnit extension that guards prompts in the tests of a Java project. */
@NullMarked
package org.promptrefinery.junit;

import org.jspecify.annotations.NullMarked;
