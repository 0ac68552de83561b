/** Fills the variables of prompts that are looked up for each case. */
@NullMarked
package org.promptrefinery.study.supply;

import org.jspecify.annotations.NullMarked;
