package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestsOfDifferencesTest {

    @Test
    void ranksGiveTheirExactChance() {
        assertThat(SignedRanks.pValue(new double[] {0.1, 0.2, 0.3, 0.4, 0.5})).isCloseTo(2.0 / 32, within(1e-12));
        assertThat(SignedRanks.pValue(new double[] {-0.1, 0.2, 0.3, 0.4, 0.5})).isCloseTo(4.0 / 32, within(1e-12));
        assertThat(SignedRanks.pValue(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}))
                .isCloseTo(2.0 / 256, within(1e-12));
    }

    /** Ranks after Pratt: the zeros hold 1 to 3, so -0.1 has 4, 0.2 has 5 and 0.3 twice 6.5. */
    @Test
    void zerosAreRankedAndLeftOut() {
        double[] differences = {0, 0.3, -0.1, 0, 0.2, 0.3, 0};
        assertThat(SignedRanks.pValue(differences))
                .isCloseTo(byEnumeration(new double[] {4, 5, 6.5, 6.5}, 18), within(1e-12));
        assertThat(SignedRanks.pValue(new double[] {0, 0, 0})).isEqualTo(1);
    }

    @Test
    void equalSizesAreTiesAlthoughRoundingSetsThemApart() {
        double[] exact = {0.25, 0.25, -0.25, 0.5, 0.75};
        double[] rounded = {0.1 + 0.2 - 0.05, 0.25, -0.25, 0.5, 0.75};
        assertThat(rounded[0]).isNotEqualTo(0.25);
        assertThat(SignedRanks.pValue(rounded)).isEqualTo(SignedRanks.pValue(exact));
    }

    /** Ten small losses outrank four great gains, while the mean says the opposite. */
    @Test
    void ranksThatSpeakAgainstTheMeanAreNoEvidenceForIt() {
        double[] differences = new double[34];
        Arrays.fill(differences, 0, 30, -0.01);
        Arrays.fill(differences, 30, 34, 0.9);
        assertThat(Arrays.stream(differences).sum()).isPositive();
        assertThat(SignedRanks.pValue(differences)).isGreaterThan(0.5);
    }

    @Test
    void manyRanksGoOverIntoTheNormalDistribution() {
        Random random = new Random(5);
        double[] many = IntStream.range(0, 301)
                .mapToDouble(_ -> Math.round(10 * (random.nextGaussian() + 0.12)) / 20.0)
                .toArray();
        double[] fewer = Arrays.copyOf(many, 300);
        double[] same = Arrays.copyOf(fewer, 301);
        assertThat(SignedRanks.pValue(many)).isBetween(1e-4, 0.3);
        assertThat(SignedRanks.pValue(same)).isCloseTo(SignedRanks.pValue(fewer), within(0.002));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 12, 30})
    void noneIsFooledMoreOftenThanItSays(int cases) {
        Random random = new Random(cases);
        int studies = 4000;
        int byRanks = 0;
        int byFlips = 0;
        for (int study = 0; study < studies; study++) {
            double[] differences = random.doubles(cases)
                    .map(_ -> random.nextDouble() < 0.5 ? 0 : (random.nextInt(5) - 2) / 4.0)
                    .toArray();
            double[] weighted = Arrays.stream(differences)
                    .map(difference -> difference * (1 + random.nextInt(4)))
                    .toArray();
            byRanks += SignedRanks.pValue(differences) < 0.05 ? 1 : 0;
            byFlips += study < 1000 && SignFlips.pValue(weighted, study) < 0.05 ? 1 : 0;
        }
        assertThat(byRanks / (double) studies).isLessThan(0.055);
        assertThat(byFlips / 1000.0).isLessThan(0.065);
    }

    @Test
    void flipsGiveTheirExactChance() {
        assertThat(SignFlips.pValue(new double[] {3, 1, 0, -1}, 1)).isCloseTo(6.0 / 8, within(1e-12));
        assertThat(SignFlips.pValue(new double[] {0, 0}, 1)).isEqualTo(1);
    }

    @Test
    void drawnFlipsComeNearTheExactChance() {
        double[] differences =
                IntStream.range(0, 17).mapToDouble(i -> i < 4 ? -1 : 1).toArray();
        double exact = 2
                * IntStream.rangeClosed(0, 4)
                        .mapToDouble(TestsOfDifferencesTest::of17)
                        .sum()
                / (1 << 17);
        assertThat(SignFlips.pValue(differences, 1)).isCloseTo(exact, within(0.006));
        double[] clear = new double[100];
        Arrays.fill(clear, 1);
        assertThat(SignFlips.pValue(clear, 1)).isEqualTo(1.0 / 20_001);
    }

    /** A heavy case that is lost outweighs three light ones that are gained. */
    @Test
    void weightsDecideWhoIsBetter() {
        double[] first = {1, 0, 0, 0};
        double[] second = {0, 1, 1, 1};
        assertThat(PairedComparison.of(first, second, 1).difference()).isEqualTo(0.5);
        PairedComparison weighted = PairedComparison.of(first, second, new double[] {9, 1, 1, 1}, 1);
        assertThat(weighted.difference()).isEqualTo(-0.5);
        assertThat(weighted.test()).contains("weighted mean");
        assertThat(weighted.pValue()).isEqualTo(1);
    }

    @Test
    void equalWeightsChangeNothing() {
        double[] first = {1, 0, 0, 0.5};
        double[] second = {0, 1, 1, 1};
        assertThat(PairedComparison.of(first, second, new double[] {3, 3, 3, 3}, 1))
                .isEqualTo(PairedComparison.of(first, second, 1));
    }

    /** Holm (1979), section 4, in the form of p.adjust of R. */
    @Test
    void holmMultipliesByThoseThatAreLeft() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjust(0.6, 0.7)).containsExactly(1, 1);
        assertThat(Holm.adjust(0.04)).containsExactly(0.04);
        assertThat(Holm.adjust()).isEmpty();
    }

    private static double of17(int lost) {
        return IntStream.range(0, lost).mapToDouble(i -> (17.0 - i) / (i + 1)).reduce(1, (one, other) -> one * other);
    }

    private static double byEnumeration(double[] ranks, double observed) {
        long hits = IntStream.range(0, 1 << ranks.length)
                .filter(signs -> IntStream.range(0, ranks.length)
                                .filter(i -> (signs >> i & 1) == 1)
                                .mapToDouble(i -> ranks[i])
                                .sum()
                        >= observed)
                .count();
        return Math.min(1, 2.0 * hits / (1 << ranks.length));
    }
}
