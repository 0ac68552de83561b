/** Pages that show a run to a person. */
@NullMarked
package org.promptrefinery.report;

import org.jspecify.annotations.NullMarked;
