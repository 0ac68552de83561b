/** How fast to send: pure controllers that are told what happened and when, and know no thread and no clock. */
@NullMarked
package org.promptrefinery.inference.pace;

import org.jspecify.annotations.NullMarked;
