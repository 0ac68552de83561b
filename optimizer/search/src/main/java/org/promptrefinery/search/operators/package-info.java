/** Ways to make a new prompt out of tried ones, none of which needs a model. */
@NullMarked
package org.promptrefinery.search.operators;

import org.jspecify.annotations.NullMarked;
