package org.promptrefinery.search.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The permutation test of a mean of paired differences: where neither side is better, each difference could as well
 * have had the other sign. Fisher (1935), The Design of Experiments, section 21. It is the test for cases of unequal
 * weight, since it tests the weighted mean itself, which ranks and counts do not.
 */
final class SignFlips {

    private static final int EXACT_UP_TO = 16;
    private static final int DRAWS = 20_000;
    private static final double ROUNDING = 1e-9;

    /** Sizes of what is not zero; a flip of zero changes nothing. */
    private final double[] sizes;

    private final double observed;

    private SignFlips(double[] sizes, double observed) {
        this.sizes = sizes;
        this.observed = observed;
    }

    /**
     * Two-sided; exact up to 16 differences that are not zero, else by 20,000 random flips, of which the observed one
     * counts as one more, so that the error rate holds: Phipson and Smyth (2010), Permutation p-values should never be
     * zero, Statistical Applications in Genetics and Molecular Biology 9(1).
     *
     * @param differences each times its weight
     */
    static double pValue(double[] differences, long seed) {
        double[] sizes = Arrays.stream(differences)
                .map(Math::abs)
                .filter(size -> size > ROUNDING)
                .toArray();
        SignFlips flips =
                new SignFlips(sizes, Math.abs(Arrays.stream(differences).sum()));
        return sizes.length <= EXACT_UP_TO ? flips.exact() : flips.drawn(seed);
    }

    private double exact() {
        long all = 1L << sizes.length;
        long hits = 0;
        for (long flips = 0; flips < all; flips++) {
            hits += reaches(sum(0, flips)) ? 1 : 0;
        }
        return (double) hits / all;
    }

    private double drawn(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int hits = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int from = 0; from < sizes.length; from += Long.SIZE) {
                sum += sum(from, random.nextLong());
            }
            hits += reaches(sum) ? 1 : 0;
        }
        return (hits + 1.0) / (DRAWS + 1);
    }

    /** Of up to 64 sizes, those whose bit is set with a minus. */
    private double sum(int from, long flips) {
        double sum = 0;
        for (int i = from; i < Math.min(sizes.length, from + Long.SIZE); i++) {
            sum += (flips >>> (i - from) & 1) == 0 ? sizes[i] : -sizes[i];
        }
        return sum;
    }

    private boolean reaches(double sum) {
        return Math.abs(sum) >= observed - ROUNDING;
    }
}
