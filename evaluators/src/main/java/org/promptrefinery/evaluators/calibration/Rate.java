package org.promptrefinery.evaluators.calibration;

/**
 * A share with its uncertainty.
 *
 * @param hits how many did
 * @param of how many could
 */
public record Rate(int hits, int of) {

    private static final double NORMAL_QUANTILE = 1.959963984540054;

    /** The share itself; NaN when there is nothing to share. */
    public double value() {
        return hits / (double) of;
    }

    /** Lower end of the 95 % interval of Wilson (1927), Journal of the American Statistical Association 22, 209-212. */
    public double low() {
        return hits == 0 ? 0 : centre() - reach();
    }

    /** Upper end of the same interval. */
    public double high() {
        return hits == of ? 1 : centre() + reach();
    }

    private double centre() {
        return (hits + square() / 2) / (of + square());
    }

    private double reach() {
        double misses = (double) of - hits;
        return NORMAL_QUANTILE / (of + square()) * Math.sqrt(hits * misses / of + square() / 4);
    }

    private static double square() {
        return NORMAL_QUANTILE * NORMAL_QUANTILE;
    }
}
