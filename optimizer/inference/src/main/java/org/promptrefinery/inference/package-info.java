/** Language models behind one interface: requests in, completions out, nothing paid twice. */
@NullMarked
package org.promptrefinery.inference;

import org.jspecify.annotations.NullMarked;
