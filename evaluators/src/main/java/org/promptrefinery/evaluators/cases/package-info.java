/** Labelled cases from the files that people have, translated to one form and checked. */
@NullMarked
package org.promptrefinery.evaluators.cases;

import org.jspecify.annotations.NullMarked;
