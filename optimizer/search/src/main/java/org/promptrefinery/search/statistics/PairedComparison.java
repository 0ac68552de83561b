package org.promptrefinery.search.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

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
     * Compares scores case by case: exact McNemar test and Newcombe's interval when every score is 0 or 1, else
     * Wilcoxon's signed-rank test and the bootstrap.
     *
     * @param first scores in [0, 1], at least one
     * @param second scores of the same cases, in the same order
     * @param seed of the bootstrap
     * @throws IllegalArgumentException when the lengths differ or there is no score
     */
    public static PairedComparison of(double[] first, double[] second, long seed) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException(
                    "a paired comparison needs as many first as second scores and at least one, not " + first.length
                            + " and " + second.length);
        }
        if (isPassOrFail(first) && isPassOrFail(second)) {
            return PassFailTable.of(first, second).compare();
        }
        double[] differences = IntStream.range(0, first.length)
                .mapToDouble(i -> second[i] - first[i])
                .toArray();
        return GradedDifferences.compare(differences, seed);
    }

    private static boolean isPassOrFail(double[] scores) {
        return Arrays.stream(scores).allMatch(score -> score == 0 || score == 1);
    }
}
