package org.promptrefinery.search.statistics;

import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * Passes and failures of two prompts on the same cases.
 *
 * @param both cases that both pass
 * @param lost cases that only the first passes
 * @param gained cases that only the second passes
 * @param neither cases that none passes
 */
record PassFailTable(int both, int lost, int gained, int neither) {

    private static final double ERROR_RATE = 0.05;

    static PassFailTable of(double[] first, double[] second) {
        int[] counts = new int[4];
        for (int i = 0; i < first.length; i++) {
            counts[(first[i] == 1 ? 0 : 2) + (second[i] == 1 ? 0 : 1)]++;
        }
        return new PassFailTable(counts[0], counts[1], counts[2], counts[3]);
    }

    PairedComparison compare() {
        double difference = (gained - lost) / (double) cases();
        double[] interval = interval(difference);
        return new PairedComparison(difference, interval[0], interval[1], exactMcNemar(), "exact McNemar test");
    }

    private int cases() {
        return both + lost + gained + neither;
    }

    private double exactMcNemar() {
        int changed = lost + gained;
        return changed == 0
                ? 1
                : Math.min(
                        1,
                        BinomialTest.withDefaults().test(changed, gained, 0.5).getPValue());
    }

    /** Newcombe (1998), Statistics in Medicine 17, 2635-2650, method 10; unlike a bootstrap it never has width 0. */
    private double[] interval(double difference) {
        double first = (both + lost) / (double) cases();
        double second = (both + gained) / (double) cases();
        Interval ofFirst = wilson(both + lost);
        Interval ofSecond = wilson(both + gained);
        double phi = correlation();
        double down = reach(second - ofSecond.getLowerBound(), ofFirst.getUpperBound() - first, phi);
        double up = reach(ofSecond.getUpperBound() - second, first - ofFirst.getLowerBound(), phi);
        return new double[] {Math.max(-1, difference - down), Math.min(1, difference + up)};
    }

    private Interval wilson(int passes) {
        return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(cases(), passes, ERROR_RATE);
    }

    private double correlation() {
        double margins = (double) (both + lost) * (gained + neither) * (both + gained) * (lost + neither);
        double determinant = (double) both * neither - (double) lost * gained;
        double corrected = determinant > 0 ? Math.max(0, determinant - cases() / 2.0) : determinant;
        return margins == 0 ? 0 : corrected / Math.sqrt(margins);
    }

    private static double reach(double one, double other, double phi) {
        return Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
    }
}
