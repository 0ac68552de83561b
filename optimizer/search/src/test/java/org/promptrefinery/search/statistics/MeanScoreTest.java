package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeanScoreTest {

    @Test
    void aShareHasWilsonsInterval() {
        double[] scores = new double[10];
        Arrays.fill(scores, 0, 8, 1);
        MeanScore score = MeanScore.of(scores, ones(10), 1);
        assertThat(score.mean()).isEqualTo(0.8);
        assertThat(score.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(score.high()).isCloseTo(0.9433, within(1e-4));
    }

    @Test
    void gradedOrWeightedScoresHaveAnIntervalAroundTheirMean() {
        MeanScore graded = MeanScore.of(new double[] {0.5, 0.75, 1, 0.25, 0.5, 0.75}, ones(6), 1);
        assertThat(graded.mean()).isCloseTo(0.625, within(1e-12));
        assertThat(graded.low()).isBetween(0.2, 0.6);
        assertThat(graded.high()).isBetween(0.65, 1.0);
        MeanScore weighted = MeanScore.of(new double[] {1, 0}, new double[] {3, 1}, 1);
        assertThat(weighted.mean()).isEqualTo(0.75);
        assertThat(weighted.low()).isBetween(0.0, 0.75);
        assertThat(weighted.high()).isBetween(0.75, 1.0);
    }

    @Test
    void withoutScoresNothingIsKnown() {
        assertThat(MeanScore.of(new double[0], new double[0], 1)).isEqualTo(new MeanScore(0, 0, 1));
        assertThatThrownBy(() -> MeanScore.of(new double[1], new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
