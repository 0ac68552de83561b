package org.promptrefinery.inference.langchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says went wrong, in the body of its reply.
 *
 * @param status of HTTP that fits, whatever the reply was sent with; 500 where nothing tells
 * @param message for a person, as it came
 * @param aboutKey whether the key is wrong, which Google says with a 400
 * @param delay how long to wait, which Google says here and not in a header
 */
record Complaint(int status, String message, boolean aboutKey, Optional<Duration> delay) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNKNOWN = 500;
    private static final double NANOS = 1e9;
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");
    private static final Map<String, Integer> STATUSES = Map.of(
            "invalid_request_error", 400,
            "authentication_error", 401,
            "billing_error", 402,
            "permission_error", 403,
            "not_found_error", 404,
            "request_too_large", 413,
            "rate_limit_error", 429,
            "overloaded_error", 529);

    /** The complaint in a body; empty where it holds none in a form that these servers use. */
    static Optional<Complaint> in(String body) {
        try {
            JsonNode whole = JSON.readTree(body);
            JsonNode error = (whole.isArray() ? whole.path(0) : whole).path("error");
            return error.isObject() ? Optional.of(of(error)) : blocked(whole);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static Complaint of(JsonNode error) {
        int status = error.path("code")
                .asInt(STATUSES.getOrDefault(error.path("type").asText(), UNKNOWN));
        boolean aboutKey = false;
        Optional<Duration> delay = Optional.empty();
        for (JsonNode detail : error.path("details")) {
            aboutKey |= detail.path("reason").asText().startsWith("API_KEY_");
            delay = delay.or(() -> seconds(detail.path("retryDelay").asText()));
        }
        return new Complaint(status, error.path("message").asText(), aboutKey, delay);
    }

    /** Google's way to refuse a prompt, with a status of 200. */
    private static Optional<Complaint> blocked(JsonNode whole) {
        String reason = whole.path("promptFeedback").path("blockReason").asText();
        return reason.isEmpty() || !whole.path("candidates").isEmpty()
                ? Optional.empty()
                : Optional.of(new Complaint(
                        Http.BAD_REQUEST, "the prompt was blocked (" + reason + ")", false, Optional.empty()));
    }

    private static Optional<Duration> seconds(String text) {
        Matcher matcher = SECONDS.matcher(text);
        return matcher.matches()
                ? Optional.of(Duration.ofNanos(Math.round(Double.parseDouble(matcher.group(1)) * NANOS)))
                : Optional.empty();
    }
}
