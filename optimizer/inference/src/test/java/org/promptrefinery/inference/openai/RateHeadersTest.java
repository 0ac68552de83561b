package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.inference.serving.Allowance;

class RateHeadersTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static HttpHeaders headers(String... namesAndValues) {
        Map<String, List<String>> map = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return HttpHeaders.of(map, (_, _) -> true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1s                   | PT1S
            6m0s                 | PT6M
            120ms                | PT0.12S
            1h2m3.5s             | PT1H2M3.5S
            12                   | PT12S
            1767323055           | PT10S
            1767323055000        | PT10S
            2026-01-02T03:04:15Z | PT10S
            """)
    void resetsComeInManyForms(String value, Duration wait) {
        HttpHeaders some = headers(
                "x-ratelimit-remaining-requests",
                "3",
                "x-ratelimit-reset-requests",
                value,
                "x-ratelimit-remaining-tokens",
                "4000",
                "x-ratelimit-reset-tokens",
                value);
        Allowance allowance = RateHeaders.allowance(some, NOW);
        assertThat(allowance.requests()).hasValue(3);
        assertThat(allowance.tokens()).hasValue(4000);
        assertThat(allowance.untilRequests()).contains(wait);
        assertThat(allowance.untilTokens()).contains(wait);
    }

    @Test
    void mostServersSayNothing() {
        assertThat(RateHeaders.allowance(headers("content-type", "application/json"), NOW))
                .isEqualTo(Allowance.UNKNOWN);
    }
}
