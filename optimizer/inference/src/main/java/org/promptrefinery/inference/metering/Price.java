package org.promptrefinery.inference.metering;

/**
 * What a model costs, in the currency of the price table.
 *
 * @param in for a million tokens read, at least 0
 * @param out for a million tokens written, at least 0
 */
public record Price(double in, double out) {

    private static final double UNIT = 1e6;

    public Price {
        if (!(in >= 0 && out >= 0 && Double.isFinite(in) && Double.isFinite(out))) {
            throw new IllegalArgumentException("prices are at least 0, not " + in + " and " + out);
        }
    }

    /** The cost of so many tokens, without discounts for cached prefixes. */
    public double of(long tokensIn, long tokensOut) {
        return (in * tokensIn + out * tokensOut) / UNIT;
    }
}
