/** Pages of runs that follow what happens, served to the browsers of this machine. */
@NullMarked
package org.promptrefinery.report.live;

import org.jspecify.annotations.NullMarked;
