/** Language models as judges: what they are asked, how their verdicts are read, and what is made of them. */
@NullMarked
package org.promptrefinery.evaluators.judge;

import org.jspecify.annotations.NullMarked;
