/** Runs: the folder, the journal and the result files of one study. */
@NullMarked
package org.promptrefinery.study.run;

import org.jspecify.annotations.NullMarked;
