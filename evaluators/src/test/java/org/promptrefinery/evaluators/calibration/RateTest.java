package org.promptrefinery.evaluators.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    /** Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81,263,0.2553,0.3662", "15,148,0.0624,0.1605", "0,20,0,0.1611", "1,29,0.0061,0.1718"})
    void wilsonsInterval(int hits, int of, double low, double high) {
        Rate rate = new Rate(hits, of);
        assertThat(rate.low()).isEqualTo(low, within(5e-5));
        assertThat(rate.high()).isEqualTo(high, within(5e-5));
        Rate misses = new Rate(of - hits, of);
        assertThat(misses.low()).isEqualTo(1 - high, within(5e-5));
        assertThat(misses.high()).isEqualTo(1 - low, within(5e-5));
    }
}
