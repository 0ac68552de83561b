/** What people said of answers: which of two is better, and how a better one reads. */
@NullMarked
package org.promptrefinery.study.review;

import org.jspecify.annotations.NullMarked;
