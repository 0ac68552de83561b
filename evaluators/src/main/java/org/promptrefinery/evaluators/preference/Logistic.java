package org.promptrefinery.evaluators.preference;

import java.util.List;

/**
 * L2-regularised logistic regression without an intercept, fitted by the accelerated gradient descent of Nesterov
 * (1983) with the constant steps of Nesterov, Introductory Lectures on Convex Optimization (2004), scheme 2.2.11. The
 * same examples give the same weights.
 *
 * <p>On differences of two sides it is the model of Bradley and Terry (1952), Rank analysis of incomplete block
 * designs, Biometrika 39, 324-345.
 */
final class Logistic {

    /** The weight of the penalty is this, shared among the examples. */
    private static final double PENALTY = 1;

    private static final double SMALL = 1e-7;
    private static final int MOST_STEPS = 3_000;

    /** By how much a logistic loss can bend, per squared length of an example. */
    private static final double BEND = 0.25;

    private Logistic() {}

    /**
     * Weights under which {@code weights * example} is great for most examples.
     *
     * @param examples what should be positive, turned round where it should be negative; at least one
     */
    static double[] fit(List<double[]> examples) {
        double penalty = PENALTY / examples.size();
        double steepest = penalty
                + BEND * examples.stream().mapToDouble(x -> dot(x, x)).max().orElse(0);
        double root = Math.sqrt(steepest / penalty);
        double momentum = (root - 1) / (root + 1);
        double[] weights = new double[examples.getFirst().length];
        double[] ahead = weights.clone();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] slope = slope(examples, ahead, penalty);
            double[] next = ahead.clone();
            add(next, slope, -1 / steepest);
            for (int i = 0; i < next.length; i++) {
                ahead[i] = next[i] + momentum * (next[i] - weights[i]);
            }
            weights = next;
            if (dot(slope, slope) < SMALL * SMALL) {
                break;
            }
        }
        return weights;
    }

    /** From 0 to 1, also where the sum is great. */
    static double sigmoid(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[] slope(List<double[]> examples, double[] weights, double penalty) {
        double[] slope = new double[weights.length];
        add(slope, weights, penalty);
        for (double[] example : examples) {
            add(slope, example, -sigmoid(-dot(weights, example)) / examples.size());
        }
        return slope;
    }

    private static void add(double[] sum, double[] vector, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }
}
