/** What turns a child away before it costs a single rollout. */
@NullMarked
package org.promptrefinery.search.guards;

import org.jspecify.annotations.NullMarked;
