package org.promptrefinery.evaluators.similarity;

import java.util.Arrays;
import java.util.Optional;

/** Directions in the space of meanings. */
final class Vectors {

    private Vectors() {}

    /** Adds a vector, brought to a length, to a sum. */
    static void add(double[] sum, float[] vector, double length) {
        double norm = 0;
        for (float value : vector) {
            norm += (double) value * value;
        }
        double factor = norm == 0 ? 0 : length / Math.sqrt(norm);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    /** The cosine of the angle between two vectors; 0 when one has no direction. */
    static double cosine(double[] one, double[] other) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            square += one[i] * one[i];
            otherSquare += other[i] * other[i];
        }
        return square == 0 || otherSquare == 0 ? 0 : product / Math.sqrt(square * otherSquare);
    }

    /** The same direction with length 1; empty where there is none. */
    static Optional<double[]> unit(double[] vector) {
        double length =
                Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
        return length == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(vector).map(value -> value / length).toArray());
    }
}
