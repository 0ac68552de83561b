/** The search next to other ways to search, on jobs with a real model. */
@NullMarked
package org.promptrefinery.study.bench;

import org.jspecify.annotations.NullMarked;
