package org.promptrefinery.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {

    @Test
    void keepsATextOnOneLineWithoutControlCharacters() {
        assertThat(Quote.of("Bob's\r\n\u001b[31m\u202e\u2028\ud800 😀 ß")).isEqualTo("'Bob's\\r\\n?[31m??? 😀 ß'");
    }

    @Test
    void cutsALongText() {
        assertThat(Quote.of("a".repeat(80))).isEqualTo("'" + "a".repeat(80) + "'");
        assertThat(Quote.of("a".repeat(81))).isEqualTo("'" + "a".repeat(77) + "...'");
        assertThat(Quote.of("a".repeat(76) + "😀" + "a".repeat(9))).isEqualTo("'" + "a".repeat(76) + "?...'");
    }
}
