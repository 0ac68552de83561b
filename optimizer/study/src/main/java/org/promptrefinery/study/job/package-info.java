/** Jobs: what a user wants improved, read strictly and validated before anything is spent. */
@NullMarked
package org.promptrefinery.study.job;

import org.jspecify.annotations.NullMarked;
