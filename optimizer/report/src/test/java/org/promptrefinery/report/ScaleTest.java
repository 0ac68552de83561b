package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void endsAndTicksAreRound() {
        Scale scale = Scale.round(3, 7_380, 0, 100);
        assertThat(scale.low()).isZero();
        assertThat(scale.high()).isEqualTo(8_000);
        assertThat(scale.ticks()).containsExactly(0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0);
        assertThat(scale.at(4_000)).isEqualTo(50);
    }

    @Test
    void aSingleNumberHasAnAxisToo() {
        assertThat(Scale.round(999_999.3, 999_999.3, 0, 100).ticks()).hasSizeBetween(1, 12);
        assertThat(Scale.round(0, 0, 0, 100).ticks()).hasSizeBetween(1, 12);
    }

    @Property
    void everyNumberHasAPlaceOnTheAxis(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double one,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double other) {
        double least = Math.min(one, other);
        double most = Math.max(one, other);
        Scale scale = Scale.round(least, most, 10, 90);
        assertThat(scale.at(least)).isBetween(10.0, 90.0);
        assertThat(scale.at(most)).isBetween(10.0, 90.0);
        assertThat(scale.ticks()).hasSizeBetween(1, 12);
    }
}
