/** The command line: reads flags, puts the parts together, prints results. */
@NullMarked
package org.promptrefinery.app;

import org.jspecify.annotations.NullMarked;
