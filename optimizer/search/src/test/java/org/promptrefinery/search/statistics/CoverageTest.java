package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often 95 % intervals hold the true difference, by simulation. */
class CoverageTest {

    private static final int STUDIES = 2000;
    private static final int RESAMPLES = 400;

    /** Differences of graded scores; what the name of each says of them matters to an interval. */
    enum Graded {
        SYMMETRIC(random -> Math.clamp(0.1 + 0.3 * random.nextGaussian(), -1, 1)),
        MANY_TIES(random -> random.nextDouble() < 0.8 ? 0 : new double[] {-0.5, 0.25, 0.5, 1}[random.nextInt(4)]),
        NO_GAIN(random -> Math.round(6 * random.nextGaussian()) / 30.0),
        HALVES(random -> grade(random, 0.2, 0.4) - grade(random, 0.4, 0.7)),
        GREAT_GAIN(random -> random.nextDouble() < 0.3 ? 0 : new double[] {0.5, 0.8, 1}[random.nextInt(3)]),
        RARE_GREAT_LOSS(random -> random.nextDouble() < 0.1 ? -0.8 : (1 + random.nextInt(3)) / 10.0);

        private final ToDoubleFunction<Random> draw;

        Graded(ToDoubleFunction<Random> draw) {
            this.draw = draw;
        }

        private static double grade(Random random, double wrong, double half) {
            double draw = random.nextDouble();
            return draw < wrong ? 0 : draw < half ? 0.5 : 1;
        }

        double truth() {
            Random random = new Random(7);
            return IntStream.range(0, 1_000_000)
                    .mapToDouble(_ -> draw.applyAsDouble(random))
                    .average()
                    .orElseThrow();
        }
    }

    /** At 20 cases the rare loss is missing in every eighth study, and no interval can know of it. */
    @ParameterizedTest
    @CsvSource({
        "SYMMETRIC, 20",
        "SYMMETRIC, 40",
        "SYMMETRIC, 100",
        "MANY_TIES, 40",
        "MANY_TIES, 100",
        "NO_GAIN, 20",
        "NO_GAIN, 40",
        "NO_GAIN, 100",
        "HALVES, 20",
        "HALVES, 40",
        "HALVES, 100",
        "GREAT_GAIN, 20",
        "GREAT_GAIN, 40",
        "GREAT_GAIN, 100",
        "RARE_GREAT_LOSS, 100",
    })
    void gradedScores(Graded graded, int cases) {
        assertThat(coverage(graded, cases, _ -> 1)).isBetween(0.93, 0.97);
    }

    @ParameterizedTest
    @CsvSource({"MANY_TIES, 20", "RARE_GREAT_LOSS, 20", "RARE_GREAT_LOSS, 40"})
    void fewGradedScoresOfTheHardestKinds(Graded graded, int cases) {
        assertThat(coverage(graded, cases, _ -> 1)).isBetween(0.87, 0.98);
    }

    @ParameterizedTest
    @CsvSource({"SYMMETRIC, 40", "MANY_TIES, 100", "HALVES, 40", "GREAT_GAIN, 100"})
    void gradedScoresOfCasesOfUnequalWeight(Graded graded, int cases) {
        assertThat(coverage(graded, cases, random -> 1 + random.nextInt(3))).isBetween(0.93, 0.97);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 0.1, 0.1",
        "20, 0.3, 0.05",
        "20, 0.6, 0.05",
        "40, 0.2, 0.02",
        "40, 0.5, 0.1",
        "100, 0.03, 0.03",
        "100, 0.1, 0.02",
        "100, 0.4, 0.1",
        "100, 0.8, 0.02",
    })
    void passesAndFailures(int cases, double gained, double lost) {
        assertThat(exactCoverage(cases, gained, lost)).isBetween(0.93, 0.97);
    }

    /** Where two cases in 40 change each way, an interval that never has width 0 is somewhat too wide. */
    @Test
    void hardlyAnyChanges() {
        assertThat(exactCoverage(40, 0.05, 0.05)).isBetween(0.95, 0.99);
    }

    private static double coverage(Graded graded, int cases, ToDoubleFunction<Random> weight) {
        double truth = graded.truth();
        Random random = new Random(cases);
        long held = IntStream.range(0, STUDIES)
                .filter(study -> {
                    double[] differences = random.doubles(cases)
                            .map(_ -> graded.draw.applyAsDouble(random))
                            .toArray();
                    double[] weights = random.doubles(cases)
                            .map(_ -> weight.applyAsDouble(random))
                            .toArray();
                    double[] interval =
                            StudentizedBootstrap.of(differences, weights).interval(RESAMPLES, study);
                    return interval[0] <= truth && truth <= interval[1];
                })
                .count();
        return held / (double) STUDIES;
    }

    /** Half of the cases that do not change pass. */
    private static double exactCoverage(int cases, double gained, double lost) {
        Random random = new Random(cases);
        double truth = gained - lost;
        double both = (1 - gained - lost) / 2;
        long held = IntStream.range(0, 10 * STUDIES)
                .filter(_ -> {
                    double[] first = new double[cases];
                    double[] second = new double[cases];
                    for (int i = 0; i < cases; i++) {
                        double draw = random.nextDouble();
                        first[i] = draw < both + lost ? 1 : 0;
                        second[i] = draw < both || (draw >= both + lost && draw < both + lost + gained) ? 1 : 0;
                    }
                    PairedComparison comparison = PairedComparison.of(first, second, 1);
                    return comparison.low() <= truth && truth <= comparison.high();
                })
                .count();
        return held / (10.0 * STUDIES);
    }
}
