/** Other ways to search, and how ours stands next to them. */
@NullMarked
package org.promptrefinery.search.bench;

import org.jspecify.annotations.NullMarked;
