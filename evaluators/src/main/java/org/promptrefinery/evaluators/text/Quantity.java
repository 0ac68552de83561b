package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;

/**
 * An exact number as it stands in a text.
 *
 * @param numerator the number itself where it is no fraction
 * @param denominator above 0
 * @param percent whether it is a share of a hundred; such a number equals no other: 50 % is neither 50 nor 0.5
 */
record Quantity(BigDecimal numerator, BigDecimal denominator, boolean percent) {

    private static final int LONGEST_PLAIN = 25;

    static Quantity of(BigDecimal value) {
        return new Quantity(value, BigDecimal.ONE, false);
    }

    /** Whether this differs from another by no more than is allowed. */
    boolean near(Quantity expected, Tolerance tolerance) {
        BigDecimal expectedShare = expected.numerator.multiply(denominator);
        BigDecimal difference =
                numerator.multiply(expected.denominator).subtract(expectedShare).abs();
        BigDecimal absolute = tolerance.absolute().multiply(denominator).multiply(expected.denominator);
        BigDecimal relative = tolerance.relative().multiply(expectedShare.abs());
        return percent == expected.percent && difference.compareTo(absolute.max(relative)) <= 0;
    }

    boolean same(Quantity other) {
        return near(other, Tolerance.NONE);
    }

    Quantity plus(Quantity other) {
        return new Quantity(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator),
                percent);
    }

    Quantity times(BigDecimal factor) {
        return new Quantity(numerator.multiply(factor), denominator, percent);
    }

    Quantity asPercent() {
        return new Quantity(numerator, denominator, true);
    }

    @Override
    public String toString() {
        String divided = denominator.compareTo(BigDecimal.ONE) == 0 ? "" : "/" + plain(denominator);
        return plain(numerator) + divided + (percent ? " %" : "");
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        boolean readable = Math.abs(shortest.scale()) + shortest.precision() <= LONGEST_PLAIN;
        return readable ? shortest.toPlainString() : shortest.toString();
    }
}
