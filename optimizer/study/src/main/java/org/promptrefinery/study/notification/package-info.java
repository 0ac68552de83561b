/** Tells a program or an address of the user's how a run has ended. */
@NullMarked
package org.promptrefinery.study.notification;

import org.jspecify.annotations.NullMarked;
