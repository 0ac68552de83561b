/** The winning prompt in the formats of other programs. */
@NullMarked
package org.promptrefinery.export;

import org.jspecify.annotations.NullMarked;
