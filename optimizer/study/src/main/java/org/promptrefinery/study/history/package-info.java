/** A run told back from the files in its folder, for those who show it, ship it or guard it. */
@NullMarked
package org.promptrefinery.study.history;

import org.jspecify.annotations.NullMarked;
