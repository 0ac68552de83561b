/** The forms in which other programs keep prompts: what is written, and what each program would send of it. */
@NullMarked
package org.promptrefinery.export.format;

import org.jspecify.annotations.NullMarked;
