package org.promptrefinery.evaluators.calibration;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Agreement of two raters beyond chance: Cohen (1960), A coefficient of agreement for nominal scales, Educational and
 * Psychological Measurement 20, 37-46.
 *
 * @param value at most 1; 0 for chance agreement
 * @param low lower end of the 95 % interval
 * @param high upper end of it
 */
public record Kappa(double value, double low, double high) {

    private static final double NORMAL_QUANTILE = 1.959963984540054;
    private static final int RESAMPLES = 2_000;
    private static final int TAIL = RESAMPLES / 40;

    /**
     * Cohen's kappa with the large-sample interval of Fleiss, Cohen and Everitt (1969), Large sample standard errors of
     * kappa and weighted kappa, Psychological Bulletin 72, 323-327.
     *
     * @param counts how often the first rater said the row while the second said the column; square
     * @return empty when chance alone would agree always, as where both say one thing only
     */
    public static Optional<Kappa> of(int[][] counts) {
        RatingTable table = new RatingTable(counts);
        double expected = table.expected();
        if (!(expected < 1)) {
            return Optional.empty();
        }
        double kappa = (table.observed() - expected) / (1 - expected);
        double reach = NORMAL_QUANTILE * table.standardError(kappa);
        return Optional.of(new Kappa(kappa, Math.max(-1, kappa - reach), Math.min(1, kappa + reach)));
    }

    /**
     * Kappa with quadratic weights on the scores themselves, for which no categories are needed: Fleiss and Cohen
     * (1973), The equivalence of weighted kappa and the intraclass correlation coefficient, Educational and
     * Psychological Measurement 33, 613-619. The interval is a percentile bootstrap: Efron and Tibshirani, An
     * Introduction to the Bootstrap (1993), chapter 13.
     *
     * @param one scores of the first rater
     * @param other scores of the second rater for the same answers
     * @param seed of the bootstrap
     * @return empty when both gave one and the same score only
     */
    public static Optional<Kappa> weighted(double[] one, double[] other, long seed) {
        double value = quadratic(one, other, IntStream.range(0, one.length).toArray());
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] resampled = IntStream.range(0, RESAMPLES)
                .mapToDouble(_ -> quadratic(
                        one, other, random.ints(one.length, 0, one.length).toArray()))
                .map(kappa -> Double.isNaN(kappa) ? value : kappa)
                .sorted()
                .toArray();
        return Optional.of(new Kappa(value, resampled[TAIL], resampled[RESAMPLES - 1 - TAIL]));
    }

    /** 1 - mean squared difference / the same if the raters were independent; NaN where that is 0. */
    private static double quadratic(double[] one, double[] other, int[] picked) {
        double meanOne = mean(one, picked);
        double meanOther = mean(other, picked);
        double observed = 0;
        double expected = square(meanOne - meanOther) * picked.length;
        for (int i : picked) {
            observed += square(one[i] - other[i]);
            expected += square(one[i] - meanOne) + square(other[i] - meanOther);
        }
        return expected == 0 ? Double.NaN : 1 - observed / expected;
    }

    private static double mean(double[] values, int[] picked) {
        return Arrays.stream(picked).mapToDouble(i -> values[i]).average().orElse(0);
    }

    private static double square(double value) {
        return value * value;
    }
}
