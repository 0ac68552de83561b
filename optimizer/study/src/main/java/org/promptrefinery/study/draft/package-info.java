/** First drafts of jobs, guessed from the cases that someone has. */
@NullMarked
package org.promptrefinery.study.draft;

import org.jspecify.annotations.NullMarked;
