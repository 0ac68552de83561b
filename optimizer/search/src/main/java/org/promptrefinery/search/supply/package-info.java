/** Variables of a prompt that no case brings: what is looked up for each case anew. */
@NullMarked
package org.promptrefinery.search.supply;

import org.jspecify.annotations.NullMarked;
