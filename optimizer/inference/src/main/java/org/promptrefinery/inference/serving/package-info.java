/** Models behind servers: what is sent when and where, and what is done when it fails. */
@NullMarked
package org.promptrefinery.inference.serving;

import org.jspecify.annotations.NullMarked;
