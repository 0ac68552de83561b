package org.promptrefinery.evaluators.measures;

import java.util.List;

/**
 * How much of two texts matches.
 *
 * @param matches in both
 * @param given in the answer
 * @param wanted in the reference
 */
record Counts(int matches, int given, int wanted) {

    /** Of the runs of n words. */
    static Counts ofNGrams(List<String> given, List<String> wanted, int n) {
        return new Counts(
                Bag.of(NGrams.words(wanted, n)).overlap(NGrams.words(given, n)),
                NGrams.count(given.size(), n),
                NGrams.count(wanted.size(), n));
    }

    double precision() {
        return given == 0 ? 0 : (double) matches / given;
    }

    double recall() {
        return wanted == 0 ? 0 : (double) matches / wanted;
    }

    double f1() {
        return harmonic(precision(), recall(), 1);
    }

    /** The weighted harmonic mean (van Rijsbergen 1979); 0 when both are 0. */
    static double harmonic(double precision, double recall, double beta) {
        double factor = beta * beta;
        double sum = factor * precision + recall;
        return sum == 0 ? 0 : (1 + factor) * precision * recall / sum;
    }
}
