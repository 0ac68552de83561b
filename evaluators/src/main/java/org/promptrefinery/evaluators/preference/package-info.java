/** What people preferred, learned from their reviews. */
@NullMarked
package org.promptrefinery.evaluators.preference;

import org.jspecify.annotations.NullMarked;
