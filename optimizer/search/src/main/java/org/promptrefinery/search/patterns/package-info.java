/** Error-pattern analysis: what recurs in wrong answers, and the rules that would put it right. */
@NullMarked
package org.promptrefinery.search.patterns;

import org.jspecify.annotations.NullMarked;
