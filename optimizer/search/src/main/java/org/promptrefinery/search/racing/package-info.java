/** Finding out with few rollouts which children are worth all dev cases. */
@NullMarked
package org.promptrefinery.search.racing;

import org.jspecify.annotations.NullMarked;
