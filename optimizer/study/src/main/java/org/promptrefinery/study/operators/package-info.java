/** The operators of a study, and the reflector that some of them ask. */
@NullMarked
package org.promptrefinery.study.operators;

import org.jspecify.annotations.NullMarked;
