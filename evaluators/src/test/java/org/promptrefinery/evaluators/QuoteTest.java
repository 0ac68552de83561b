package org.promptrefinery.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {

    @Test
    void staysOnOneLineAndShowsNothingInvisible() {
        assertThat(Quote.of("a\nb\r\tc\u202Ed\u2028\uD800e")).isEqualTo("'a\\nb\\r?c?d??e'");
        assertThat(Quote.of("Bob \uD83D\uDE00")).isEqualTo("'Bob \uD83D\uDE00'");
    }

    @Test
    void cutsLongTextsAndNoCharacterInTwo() {
        assertThat(Quote.of("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
        assertThat(Quote.of("x".repeat(81))).isEqualTo("'" + "x".repeat(77) + "...'");
        assertThat(Quote.of("x".repeat(76) + "\uD83D\uDE00".repeat(9))).endsWith("\uD83D\uDE00...'");
    }
}
