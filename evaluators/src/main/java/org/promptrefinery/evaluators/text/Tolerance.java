package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;

/**
 * How far a number may be from the expected one; the wider of the two counts.
 *
 * @param absolute in units of the number
 * @param relative as a share of the expected number
 */
record Tolerance(BigDecimal absolute, BigDecimal relative) {

    static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);
}
