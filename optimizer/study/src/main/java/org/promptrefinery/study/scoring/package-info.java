/** From prompts and cases to scorecards, within a budget. */
@NullMarked
package org.promptrefinery.study.scoring;

import org.jspecify.annotations.NullMarked;
