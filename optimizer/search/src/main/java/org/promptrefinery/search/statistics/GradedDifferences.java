package org.promptrefinery.search.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** Paired comparison of scores that are not just 0 or 1. */
final class GradedDifferences {

    private static final int RESAMPLES = 10_000;
    private static final int TAIL = RESAMPLES / 40;

    private GradedDifferences() {}

    static PairedComparison compare(double[] differences, long seed) {
        double[] means = resampledMeans(differences, seed);
        return new PairedComparison(
                Arrays.stream(differences).average().orElseThrow(),
                means[TAIL],
                means[RESAMPLES - 1 - TAIL],
                wilcoxon(differences),
                "Wilcoxon signed-rank test");
    }

    private static double wilcoxon(double[] differences) {
        boolean allEqual = Arrays.stream(differences).allMatch(difference -> difference == 0);
        return allEqual
                ? 1
                : WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
    }

    /** Percentile bootstrap: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. */
    private static double[] resampledMeans(double[] differences, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = random.ints(differences.length, 0, differences.length)
                    .mapToDouble(index -> differences[index])
                    .average()
                    .orElseThrow();
        }
        Arrays.sort(means);
        return means;
    }
}
