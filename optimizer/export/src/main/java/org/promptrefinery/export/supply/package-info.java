/** What an application needs to fill in for each case where an exported prompt has it looked up. */
@NullMarked
package org.promptrefinery.export.supply;

import org.jspecify.annotations.NullMarked;
