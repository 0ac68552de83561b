package org.promptrefinery.search.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * An interval for a weighted mean of paired differences: bootstrap-t of Efron and Tibshirani, An Introduction to the
 * Bootstrap (1993), section 12.5, over the differences and two more, one of the usual size up and one down, as Bonett
 * and Price (2012), Adjusted Wald confidence interval for a difference of binomial proportions based on paired data,
 * Journal of Educational and Behavioral Statistics 37, 479-488. Without the two, few cases that differ among many that
 * do not give intervals that are far too short, of width 0 at worst; percentile and BCa intervals are too short for 20
 * to 40 cases in any event.
 */
final class StudentizedBootstrap {

    private static final double TAIL = 0.025;

    /** The two pseudo-cases are the last. */
    private final double[] differences;

    private final double[] weights;

    private StudentizedBootstrap(double[] differences, double[] weights) {
        this.differences = differences;
        this.weights = weights;
    }

    static StudentizedBootstrap of(double[] differences, double[] weights) {
        double size = usualSize(differences);
        double weight = Arrays.stream(weights).average().orElseThrow();
        return new StudentizedBootstrap(with(differences, size, -size), with(weights, weight, weight));
    }

    private static double usualSize(double[] differences) {
        return Math.sqrt(Arrays.stream(differences)
                .filter(difference -> difference != 0)
                .map(difference -> difference * difference)
                .average()
                .orElse(1));
    }

    private static double[] with(double[] values, double one, double another) {
        double[] more = Arrays.copyOf(values, values.length + 2);
        more[values.length] = one;
        more[values.length + 1] = another;
        return more;
    }

    /** Lower and upper end of the 95 % interval. */
    double[] interval(int resamples, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Moments own = moments(index -> index);
        double[] ratios = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            Moments drawn = moments(_ -> random.nextInt(differences.length));
            ratios[i] = drawn.error() == 0 ? 0 : (drawn.mean() - own.mean()) / drawn.error();
        }
        Arrays.sort(ratios);
        int tail = (int) (TAIL * resamples);
        return new double[] {
            own.mean() - ratios[resamples - 1 - tail] * own.error(), own.mean() - ratios[tail] * own.error()
        };
    }

    /** @param error of the mean, but for a factor that is the same in every resample */
    private record Moments(double mean, double error) {}

    private interface Draw {
        int index(int position);
    }

    private Moments moments(Draw draw) {
        double sum = 0;
        double total = 0;
        double squares = 0;
        double products = 0;
        double squaredWeights = 0;
        for (int position = 0; position < differences.length; position++) {
            int index = draw.index(position);
            double weight = weights[index];
            double weighted = weight * differences[index];
            sum += weighted;
            total += weight;
            squares += weighted * weighted;
            products += weighted * weight;
            squaredWeights += weight * weight;
        }
        double mean = sum / total;
        double variance = squares - 2 * mean * products + mean * mean * squaredWeights;
        return new Moments(mean, Math.sqrt(Math.max(0, variance)) / total);
    }
}
