/** A study: a job is searched, proven and written down so that nothing paid for is lost. */
@NullMarked
package org.promptrefinery.study;

import org.jspecify.annotations.NullMarked;
