/** Counts what is asked and answered, and stops what is not wanted any more. */
@NullMarked
package org.promptrefinery.inference.metering;

import org.jspecify.annotations.NullMarked;
