/** From the name of a model to the model: the one place that knows every kind. */
@NullMarked
package org.promptrefinery.inference.catalog;

import org.jspecify.annotations.NullMarked;
