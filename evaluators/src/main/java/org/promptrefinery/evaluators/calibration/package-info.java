/** How far evaluators agree with people, measured and kept on record. */
@NullMarked
package org.promptrefinery.evaluators.calibration;

import org.jspecify.annotations.NullMarked;
