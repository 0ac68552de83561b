/** Prompts that stay as good as they were when they were shipped: the lock beside them, and the gate that reads it. */
@NullMarked
package org.promptrefinery.export.gate;

import org.jspecify.annotations.NullMarked;
