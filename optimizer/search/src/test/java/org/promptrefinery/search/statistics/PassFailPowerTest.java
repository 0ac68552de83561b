package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassFailPowerTest {

    private static final PassFailPower POWER = PassFailPower.USUAL;

    @ParameterizedTest
    @CsvSource({"12, 0.5, 0.02", "40, 0.2, 0.02", "40, 0.3, 0.1", "100, 0.1, 0.02", "100, 0.05, 0.05"})
    void isHowOftenTheTestSaysSo(int cases, double gained, double lost) {
        Random random = new Random(cases);
        int studies = 4000;
        long shown = IntStream.range(0, studies)
                .filter(_ -> {
                    double[] first = new double[cases];
                    double[] second = new double[cases];
                    for (int i = 0; i < cases; i++) {
                        double draw = random.nextDouble();
                        second[i] = draw < gained ? 1 : 0;
                        first[i] = draw >= gained && draw < gained + lost ? 1 : 0;
                    }
                    PairedComparison comparison = PairedComparison.of(first, second, 1);
                    return comparison.difference() > 0 && comparison.pValue() < 0.05;
                })
                .count();
        assertThat(POWER.of(cases, gained, lost)).isCloseTo(shown / (double) studies, within(0.025));
    }

    /** Six changes to the better are the fewest that the test at 5 % believes: twice 1/64. */
    @Test
    void fiveCasesShowNothingAndSixOnlyAPerfectGain() {
        assertThat(POWER.of(5, 1, 0)).isZero();
        assertThat(POWER.of(6, 1, 0)).isCloseTo(1, within(1e-9));
        assertThat(POWER.of(0, 0.5, 0)).isZero();
        assertThat(POWER.smallestGain(5, 0)).isEmpty();
        assertThat(POWER.smallestGain(6, 0)).hasValue(0.97);
        assertThat(new PassFailPower(0.01, 0.8).smallestGain(6, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 30, 88, 400})
    void theSmallestGainIsShownAndOnePointLessIsNot(int cases) {
        double gain = POWER.smallestGain(cases, 0.02).orElseThrow();
        assertThat(POWER.of(cases, gain + 0.02, 0.02)).isGreaterThanOrEqualTo(0.8);
        assertThat(POWER.of(cases, gain + 0.01, 0.02)).isLessThan(0.8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.2, 0.5})
    void theCasesForAGainAreEnoughAndNotFarTooMany(double gain) {
        int cases = POWER.cases(gain, 0.02).orElseThrow();
        assertThat(POWER.of(cases, gain + 0.02, 0.02)).isGreaterThanOrEqualTo(0.8);
        assertThat(POWER.of(cases * 9 / 10 - 1, gain + 0.02, 0.02)).isLessThan(0.8);
    }

    @Test
    void whatNoNumberOfCasesShowsIsSaid() {
        assertThat(POWER.cases(0.0001, 0.02)).isEmpty();
        assertThatThrownBy(() -> POWER.of(10, 0.9, 0.2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PassFailPower(0, 0.8)).isInstanceOf(IllegalArgumentException.class);
    }
}
