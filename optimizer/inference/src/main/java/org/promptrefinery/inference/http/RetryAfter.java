package org.promptrefinery.inference.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server asks to wait, in each form that is in use. */
public final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    /** A longer wait is a mistake of the server, or as good as none. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final double NANOS = 1e9;
    private static final double NANOS_OF_MILLI = 1e6;

    private RetryAfter() {}

    /**
     * Reads {@code retry-after-ms} (milliseconds) or {@code Retry-After} (seconds, or a date of HTTP).
     *
     * @param now to count from when a date is given
     * @return at least nothing and at most a day; empty where neither is given or can be read
     */
    public static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(text -> number(text, NANOS_OF_MILLI))
                .or(() -> headers.firstValue("retry-after").flatMap(text -> parse(text.strip(), now)))
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> parse(String text, Instant now) {
        return number(text, NANOS).or(() -> date(text).map(then -> until(then, now)));
    }

    private static Optional<Duration> number(String text, double nanosEach) {
        return Optional.of(text.strip())
                .filter(number -> NUMBER.matcher(number).matches())
                .map(number -> Duration.ofNanos(Math.round(Double.parseDouble(number) * nanosEach)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Duration until(Instant then, Instant now) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }
}
