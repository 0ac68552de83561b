package org.promptrefinery.inference.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After | 12 | PT12S",
                "retry-after | 0 | PT0S",
                "Retry-After | 1.5 | PT1.5S",
                "retry-after-ms | 250 | PT0.25S",
                "Retry-After | 999999999 | PT24H",
                "Retry-After | Wed, 25 Nov 2026 10:02:03 GMT | PT2M3S",
                "Retry-After | Wed, 25 Nov 2026 09:00:00 GMT | PT0S",
            })
    void everyFormIsRead(String name, String value, Duration wait) {
        assertThat(read(Map.of(name, List.of(value)))).contains(wait);
    }

    @Test
    void theFinerFormWins() {
        assertThat(read(Map.of("retry-after", List.of("9"), "retry-after-ms", List.of("8500"))))
                .contains(Duration.ofMillis(8500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3", "1e9", "99999999999999999999", "NaN", "2026-11-25T10:02:03Z"})
    void whatCannotBeReadIsAsIfNotGiven(String value) {
        assertThat(read(Map.of("Retry-After", List.of(value)))).isEmpty();
    }

    private static Optional<Duration> read(Map<String, List<String>> headers) {
        return RetryAfter.of(HttpHeaders.of(headers, (name, value) -> true), NOW);
    }
}
