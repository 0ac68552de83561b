/** Opens and closes the models that a job names. */
@NullMarked
package org.promptrefinery.study.models;

import org.jspecify.annotations.NullMarked;
