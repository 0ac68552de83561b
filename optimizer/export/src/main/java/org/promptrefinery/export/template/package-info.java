/** The template languages of others: how a prompt is written in each, and what each makes of it. */
@NullMarked
package org.promptrefinery.export.template;

import org.jspecify.annotations.NullMarked;
