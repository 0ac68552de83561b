package org.promptrefinery.inference.metering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySetTest {

    @Test
    void keysTakeSixteenBytesAtMost() {
        KeySet keys = new KeySet();
        long seventh = 0;
        for (long i = 1; i <= 200_000; i++) {
            assertThat(keys.add(i * 0x9E3779B97F4A7C15L)).isTrue();
            seventh = i == 7 ? i * 0x9E3779B97F4A7C15L : seventh;
            if (i > 100 && keys.bytes() > 16 * i) {
                throw new AssertionError(keys.bytes() + " bytes for " + i);
            }
        }
        assertThat(keys.add(0x9E3779B97F4A7C15L)).isFalse();
        assertThat(keys.contains(seventh)).isTrue();
        assertThat(keys.contains(12345)).isFalse();
        assertThat(keys.add(0)).isTrue();
        assertThat(keys.add(0)).isFalse();
        assertThat(keys.size()).isEqualTo(200_001);
    }
}
