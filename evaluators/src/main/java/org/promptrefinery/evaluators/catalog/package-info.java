/** From the names in a job to evaluators: the one place that knows every kind. */
@NullMarked
package org.promptrefinery.evaluators.catalog;

import org.jspecify.annotations.NullMarked;
