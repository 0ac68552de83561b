package org.promptrefinery.search.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * The score of one prompt on some cases.
 *
 * @param mean weighted, in [0, 1]
 * @param low lower end of its 95 % interval
 * @param high upper end of it
 */
public record MeanScore(double mean, double low, double high) {

    private static final int RESAMPLES = 10_000;
    private static final double ERROR_RATE = 0.05;

    /**
     * The mean with Wilson's interval when every score is 0 or 1 and all cases weigh the same, else with a bootstrap
     * around it.
     *
     * @param scores in [0, 1]; without any the mean is 0 and may be anything
     * @param weights of the same cases, above 0
     * @param seed of the bootstrap
     * @throws IllegalArgumentException when the lengths differ
     */
    public static MeanScore of(double[] scores, double[] weights, long seed) {
        if (scores.length != weights.length) {
            throw new IllegalArgumentException(scores.length + " scores cannot have " + weights.length + " weights");
        }
        if (scores.length == 0) {
            return new MeanScore(0, 0, 1);
        }
        boolean passOrFail = Arrays.stream(scores).allMatch(score -> score == 0 || score == 1);
        boolean equal = Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
        return passOrFail && equal ? share(scores) : graded(scores, weights, seed);
    }

    private static MeanScore share(double[] scores) {
        int passes = (int) Arrays.stream(scores).sum();
        Interval wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(scores.length, passes, ERROR_RATE);
        return new MeanScore((double) passes / scores.length, wilson.getLowerBound(), wilson.getUpperBound());
    }

    private static MeanScore graded(double[] scores, double[] weights, long seed) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += weights[i] * scores[i];
        }
        double mean = sum / Arrays.stream(weights).sum();
        double[] around = Arrays.stream(scores).map(score -> score - mean).toArray();
        double[] interval = StudentizedBootstrap.of(around, weights).interval(RESAMPLES, seed);
        return new MeanScore(
                mean, Math.max(0, mean + Math.min(0, interval[0])), Math.min(1, mean + Math.max(0, interval[1])));
    }
}
