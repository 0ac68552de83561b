/** What a run will take, said before a model is asked. */
@NullMarked
package org.promptrefinery.study.estimate;

import org.jspecify.annotations.NullMarked;
