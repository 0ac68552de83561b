package org.promptrefinery.search.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Two prompts on the same cases.
 *
 * @param difference weighted mean of (second - first)
 * @param low lower end of the 95 % interval of the difference
 * @param high upper end of it
 * @param pValue two-sided
 * @param test name of the test
 */
public record PairedComparison(double difference, double low, double high, double pValue, String test) {

    private static final int RESAMPLES = 10_000;

    /**
     * Compares scores of cases that all weigh the same.
     *
     * @see #of(double[], double[], double[], long)
     */
    public static PairedComparison of(double[] first, double[] second, long seed) {
        double[] weights = new double[first.length];
        Arrays.fill(weights, 1);
        return of(first, second, weights, seed);
    }

    /**
     * Compares scores case by case. Cases of equal weight: exact McNemar test and Newcombe's interval when every score
     * is 0 or 1, else Wilcoxon's signed-rank test and a bootstrap. Cases of unequal weight: a permutation test of the
     * weighted mean, and the same bootstrap.
     *
     * @param first scores in [0, 1], at least one
     * @param second scores of the same cases, in the same order
     * @param weights of the same cases, above 0
     * @param seed of the bootstrap and of the permutations
     * @throws IllegalArgumentException when the lengths differ or there is no score
     */
    public static PairedComparison of(double[] first, double[] second, double[] weights, long seed) {
        if (first.length != second.length || first.length != weights.length || first.length == 0) {
            throw new IllegalArgumentException(
                    "a paired comparison needs as many first as second scores and weights and at least one, not "
                            + first.length + ", " + second.length + " and " + weights.length);
        }
        boolean equal = Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
        if (equal && isPassOrFail(first) && isPassOrFail(second)) {
            return PassFailTable.of(first, second).compare();
        }
        double[] differences = IntStream.range(0, first.length)
                .mapToDouble(i -> second[i] - first[i])
                .toArray();
        return equal
                ? graded(differences, weights, SignedRanks.pValue(differences), "Wilcoxon signed-rank test", seed)
                : graded(
                        differences,
                        weights,
                        SignFlips.pValue(weighted(differences, weights), seed),
                        "permutation test of the weighted mean",
                        seed);
    }

    private static PairedComparison graded(
            double[] differences, double[] weights, double pValue, String test, long seed) {
        double difference = Arrays.stream(weighted(differences, weights)).sum()
                / Arrays.stream(weights).sum();
        double[] interval = StudentizedBootstrap.of(differences, weights).interval(RESAMPLES, seed);
        return new PairedComparison(
                difference,
                Math.max(-1, Math.min(difference, interval[0])),
                Math.min(1, Math.max(difference, interval[1])),
                pValue,
                test);
    }

    private static double[] weighted(double[] differences, double[] weights) {
        return IntStream.range(0, differences.length)
                .mapToDouble(i -> weights[i] * differences[i])
                .toArray();
    }

    private static boolean isPassOrFail(double[] scores) {
        return Arrays.stream(scores).allMatch(score -> score == 0 || score == 1);
    }
}
