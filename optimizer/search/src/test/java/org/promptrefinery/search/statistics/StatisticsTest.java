package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void mcNemarIsTheExactBinomialTestOfChangedCases() {
        PairedComparison comparison = compare(20, 1, 10, 9);
        assertThat(comparison.pValue()).isCloseTo(24.0 / 2048, within(1e-12));
        assertThat(comparison.difference()).isCloseTo(9.0 / 40, within(1e-12));
    }

    /** Newcombe (1998), table III, example: 36, 12, 2, 0 gives 0.2000 with 0.0569 to 0.3404 by method 10. */
    @Test
    void theIntervalIsNewcombes() {
        PairedComparison comparison = compare(36, 2, 12, 0);
        assertThat(comparison.difference()).isCloseTo(0.2, within(1e-9));
        assertThat(comparison.low()).isCloseTo(0.0569, within(0.00005));
        assertThat(comparison.high()).isCloseTo(0.3404, within(0.00005));
    }

    @Test
    void certaintyIsNeverClaimedFromFewCases() {
        PairedComparison all = compare(0, 0, 10, 0);
        assertThat(all.difference()).isEqualTo(1);
        assertThat(all.low()).isLessThan(0.8);
        PairedComparison same = compare(10, 0, 0, 0);
        assertThat(same.pValue()).isEqualTo(1);
        assertThat(same.low()).isNegative();
        assertThat(same.high()).isPositive();
    }

    @Test
    void gradedScoresAreComparedByRanksAndBootstrap() {
        double[] first = IntStream.range(0, 40).mapToDouble(i -> (i % 7) / 10.0).toArray();
        double[] second = IntStream.range(0, 40)
                .mapToDouble(i -> (i % 7) / 10.0 + 0.1 + (i % 3) / 10.0)
                .toArray();
        PairedComparison comparison = PairedComparison.of(first, second, 1);
        assertThat(comparison.test()).contains("Wilcoxon");
        assertThat(comparison.pValue()).isLessThan(0.001);
        assertThat(comparison.low()).isGreaterThan(0.1).isLessThan(comparison.difference());
        assertThat(comparison).isEqualTo(PairedComparison.of(first, second, 1));
    }

    @Test
    void refusesUnequalLengthsAndNothing() {
        assertThatThrownBy(() -> PairedComparison.of(new double[2], new double[3], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedComparison.of(new double[0], new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thompsonSamplingPrefersWhatWonForItsCostAndStillTriesTheUnknown() {
        Random random = new Random(3);
        long winner = IntStream.range(0, 1000)
                .filter(_ -> ThompsonSampling.draw(20, 25, random) > ThompsonSampling.draw(5, 25, random))
                .count();
        long cheaper = IntStream.range(0, 1000)
                .filter(_ -> ThompsonSampling.draw(20, 25, random) > ThompsonSampling.draw(20, 100, random))
                .count();
        long unknown = IntStream.range(0, 1000)
                .filter(_ -> ThompsonSampling.draw(0.5, 1, random) > ThompsonSampling.draw(5, 10, random))
                .count();
        assertThat(winner).isGreaterThan(990);
        assertThat(cheaper).isGreaterThan(990);
        assertThat(unknown).isBetween(200L, 500L);
    }

    private static PairedComparison compare(int both, int lost, int gained, int neither) {
        int cases = both + lost + gained + neither;
        double[] first = new double[cases];
        double[] second = new double[cases];
        for (int i = 0; i < cases; i++) {
            first[i] = i < both + lost ? 1 : 0;
            second[i] = i < both || (i >= both + lost && i < both + lost + gained) ? 1 : 0;
        }
        return PairedComparison.of(first, second, 1);
    }
}
