/** Evaluators made of evaluators. */
@NullMarked
package org.promptrefinery.evaluators.group;

import org.jspecify.annotations.NullMarked;
