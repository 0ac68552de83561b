package org.promptrefinery.search.statistics;

/**
 * Two prompts on the same cases.
 *
 * @param difference mean of (second - first)
 * @param low lower end of the 95 % interval of the difference
 * @param high upper end of it
 * @param pValue two-sided
 * @param test name of the test
 */
public record PairedComparison(double difference, double low, double high, double pValue, String test) {
    /**
     * Compares scores case by case.
     *
     * @param first scores in [0, 1]
     * @param second scores of the same cases, in the same order
     * @param seed of the bootstrap
     */
    public static PairedComparison of(double[] first, double[] second, long seed) {
        throw new IllegalStateException("not there yet");
    }
}
