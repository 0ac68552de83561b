package org.promptrefinery.evaluators.preference;

import java.util.ArrayList;
import java.util.List;

/** What was learned of what people prefer: of two answers the one with the greater score, and good ones above 0.5. */
final class Taste {

    private final double[] centre;
    private final double[] weights;

    /**
     * @param centre the mean of the answers that it learned from
     * @param weights of the directions in which answers differ from that, the last one of the offset
     */
    private Taste(double[] centre, double[] weights) {
        this.centre = centre;
        this.weights = weights;
    }

    /** Learns from at least one lesson. */
    static Taste of(List<Lesson> lessons, Space space) {
        double[] centre = centre(lessons, space);
        List<double[]> examples = new ArrayList<>();
        for (Lesson lesson : lessons) {
            examples.add(
                    switch (lesson) {
                        case Lesson.Better pair -> example(space.at(pair.better()), space.at(pair.worse()), 0);
                        case Lesson.Judged judged when judged.good() -> example(space.at(judged.answer()), centre, 1);
                        case Lesson.Judged judged -> example(centre, space.at(judged.answer()), -1);
                    });
        }
        return new Taste(centre, Logistic.fit(examples));
    }

    /** How good an answer is, in [0, 1]. */
    double score(double[] answer) {
        return Logistic.sigmoid(Logistic.dot(weights, example(answer, centre, 1)));
    }

    /** Whether it would have picked as the person did. */
    boolean agrees(Lesson.Better lesson, Space space) {
        return Logistic.dot(weights, example(space.at(lesson.better()), space.at(lesson.worse()), 0)) > 0;
    }

    private static double[] example(double[] to, double[] from, double offset) {
        double[] example = new double[to.length + 1];
        for (int i = 0; i < to.length; i++) {
            example[i] = to[i] - from[i];
        }
        example[to.length] = offset;
        return example;
    }

    private static double[] centre(List<Lesson> lessons, Space space) {
        double[] sum = new double[space.size()];
        int count = 0;
        for (Lesson lesson : lessons) {
            for (String answer : lesson.answers()) {
                double[] at = space.at(answer);
                count++;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += at[i];
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= count;
        }
        return sum;
    }
}
