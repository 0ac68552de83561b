/** Completions that were paid for, kept on disk and never asked again. */
@NullMarked
package org.promptrefinery.inference.cache;

import org.jspecify.annotations.NullMarked;
