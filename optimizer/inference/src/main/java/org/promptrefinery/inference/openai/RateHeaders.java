package org.promptrefinery.inference.openai;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.promptrefinery.inference.serving.Allowance;

/** What a server says in its headers about when to ask again. Headers that cannot be understood say nothing. */
final class RateHeaders {

    /** A longer wait is a mistake of the server, or as good as none. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Numbers from here on are points in time, in seconds and in milliseconds since 1970. */
    private static final double EPOCH_SECONDS = 1e9;

    private static final double EPOCH_MILLIS = 1e12;

    private static final String PREFIX = "x-ratelimit-";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{0,18})?");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(?:\\.\\d{0,9})?)(ms|s|m|h|d)");
    private static final Pattern SPANS = Pattern.compile("(" + SPAN.pattern() + ")+");

    private RateHeaders() {}

    /** What may still be sent; most servers say nothing of it. */
    static Allowance allowance(HttpHeaders headers, Instant now) {
        if (headers.map().keySet().stream().noneMatch(RateHeaders::isOne)) {
            return Allowance.UNKNOWN;
        }
        OptionalLong requests = remaining(headers, "-requests", "");
        OptionalLong tokens = remaining(headers, "-tokens", "-tokens");
        if (requests.isEmpty() && tokens.isEmpty()) {
            return Allowance.UNKNOWN;
        }
        return new Allowance(
                requests, reset(headers, now, "-requests", ""), tokens, reset(headers, now, "-tokens", "-tokens"));
    }

    private static boolean isOne(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private static OptionalLong remaining(HttpHeaders headers, String... suffixes) {
        return Stream.of(suffixes)
                .flatMap(suffix -> headers.firstValue(PREFIX + "remaining" + suffix).stream())
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .mapToLong(text -> (long) Double.parseDouble(text))
                .findFirst();
    }

    private static Optional<Duration> reset(HttpHeaders headers, Instant now, String... suffixes) {
        return Stream.of(suffixes)
                .flatMap(suffix -> headers.firstValue(PREFIX + "reset" + suffix).stream())
                .map(String::strip)
                .flatMap(text -> wait(text, now).stream())
                .findFirst();
    }

    /** A number of seconds, a point in time as a number or a date, or a span such as {@code 6m0s}. */
    private static Optional<Duration> wait(String text, Instant now) {
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (number >= EPOCH_SECONDS) {
                double since = number >= EPOCH_MILLIS ? number / 1000 : number;
                return Optional.of(seconds(since - now.toEpochMilli() / 1000.0));
            }
            return Optional.of(seconds(number));
        }
        if (SPANS.matcher(text).matches()) {
            return Optional.of(seconds(span(text)));
        }
        return date(text).map(then -> bounded(Duration.between(now, then)));
    }

    private static double span(String text) {
        Matcher part = SPAN.matcher(text);
        double sum = 0;
        while (part.find()) {
            sum += Double.parseDouble(part.group(1)) * unit(part.group(2));
        }
        return sum;
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 0.001;
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86400;
            default -> 1;
        };
    }

    private static Optional<Instant> date(String text) {
        return Stream.of(DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_DATE_TIME)
                .flatMap(format -> {
                    try {
                        return Stream.of(ZonedDateTime.parse(text, format).toInstant());
                    } catch (DateTimeException _) {
                        return Stream.empty();
                    }
                })
                .findFirst();
    }

    private static Duration seconds(double seconds) {
        double most = LONGEST.toSeconds();
        return Duration.ofNanos((long) (Math.clamp(seconds, 0, most) * 1e9));
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
