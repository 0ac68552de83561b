package org.promptrefinery.evaluators.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KappaTest {

    /**
     * Cohen (1960), table 1, with n = 200: kappa .492. The interval is that of cohen.kappa in the R package psych,
     * whose documentation prints 0.39 and 0.59 for this table.
     */
    @Test
    void theExampleOfCohen() {
        Kappa kappa =
                Kappa.of(new int[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}).orElseThrow();
        assertThat(kappa.value()).isEqualTo(0.4915, within(5e-5));
        assertThat(kappa.low()).isEqualTo(0.3916, within(5e-5));
        assertThat(kappa.high()).isEqualTo(0.5915, within(5e-5));
    }

    /**
     * The first three are the examples of the article "Cohen's kappa" in Wikipedia; the fourth is table 1 of Artstein
     * and Poesio (2008), as in scikit-learn's test of cohen_kappa_score.
     */
    @ParameterizedTest
    @CsvSource({"20,5,10,15,0.4", "45,15,25,15,0.1304", "25,35,5,35,0.2593", "20,20,10,50,0.3478"})
    void passesAndFailures(int a, int b, int c, int d, double kappa) {
        assertThat(Kappa.of(new int[][] {{a, b}, {c, d}}).orElseThrow().value()).isEqualTo(kappa, within(5e-5));
    }

    /** Table 4 of Artstein and Poesio (2008), as in scikit-learn's test: kappa 0.8013. */
    @Test
    void threeCategories() {
        Kappa kappa = Kappa.of(new int[][] {{46, 0, 0}, {6, 32, 6}, {0, 0, 10}}).orElseThrow();
        assertThat(kappa.value()).isEqualTo(0.8013, within(5e-5));
    }

    /** Scikit-learn's test of cohen_kappa_score with quadratic weights: 0.9541. */
    @Test
    void quadraticWeights() {
        Kappa kappa = Kappa.weighted(scores(46, 44, 10), scores(50, 40, 10), 1).orElseThrow();
        assertThat(kappa.value()).isEqualTo(0.9541, within(5e-5));
        assertThat(kappa.low()).isLessThan(kappa.value()).isGreaterThan(0.88);
        assertThat(kappa.high()).isGreaterThan(kappa.value()).isLessThanOrEqualTo(1);
    }

    @Test
    void onPassesAndFailuresBothAreTheSame() {
        double[] one = IntStream.range(0, 100).mapToDouble(i -> i < 40 ? 0 : 1).toArray();
        double[] other = IntStream.range(0, 100)
                .mapToDouble(i -> i < 20 || (i >= 40 && i < 50) ? 0 : 1)
                .toArray();
        assertThat(Kappa.weighted(one, other, 1).orElseThrow().value())
                .isEqualTo(
                        Kappa.of(new int[][] {{20, 20}, {10, 50}}).orElseThrow().value(), within(1e-12));
    }

    @Test
    void perfectAgreementAndPerfectDisagreement() {
        assertThat(Kappa.of(new int[][] {{7, 0}, {0, 3}})).contains(new Kappa(1, 1, 1));
        assertThat(Kappa.of(new int[][] {{0, 5}, {5, 0}}).orElseThrow().value()).isEqualTo(-1);
        double[] graded = {0, 0.3, 0.6, 1};
        assertThat(Kappa.weighted(graded, graded, 1)).contains(new Kappa(1, 1, 1));
    }

    @Test
    void whereBothSayOneThingOnlyThereIsNone() {
        assertThat(Kappa.of(new int[][] {{9, 0}, {0, 0}})).isEmpty();
        assertThat(Kappa.of(new int[][] {{0, 0}, {0, 0}})).isEmpty();
        assertThat(Kappa.weighted(new double[] {0.5, 0.5}, new double[] {0.5, 0.5}, 1))
                .isEqualTo(Optional.empty());
    }

    private static double[] scores(int none, int half, int full) {
        double[] scores = new double[none + half + full];
        Arrays.fill(scores, none, none + half, 0.5);
        Arrays.fill(scores, none + half, scores.length, 1);
        return scores;
    }
}
