/** Data for training, out of what a run has verified and what people said of its answers. */
@NullMarked
package org.promptrefinery.export.training;

import org.jspecify.annotations.NullMarked;
