package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server says of a failure.
 *
 * @param message for a person, not yet shortened
 * @param kind what it gives as code, type and parameter, in lower case
 * @param status of HTTP that it names in the body
 */
record ErrorBody(String message, String kind, OptionalInt status) {

    private static final Pattern HEADING =
            Pattern.compile("<(title|h1)[^>]{0,200}>([^<]{1,300})</", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKUP = Pattern.compile("^\\s*<(!doctype|html|head|body|\\?xml)\\b.*", insensitive());
    private static final Pattern TOO_LONG = Pattern.compile(
            "context.?length|context.?size|context.?window|exceed_context|maximum context|longer than the model"
                    + "|(prompt|input) is too long|too many (input )?tokens|reduce the length of",
            Pattern.CASE_INSENSITIVE);

    private static int insensitive() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    /** Reads what came instead of an answer, whatever it is. */
    static ErrorBody of(String body) {
        if (isMarkup(body)) {
            return plain(heading(body));
        }
        try {
            return of(Json.read(body)).orElseGet(() -> plain(body));
        } catch (JsonProcessingException noJson) {
            return plain(body);
        }
    }

    /** The failure that a body of JSON tells of; empty when it tells of none. */
    static Optional<ErrorBody> of(JsonNode json) {
        JsonNode error = json.path("error");
        if (error.isObject()) {
            return Optional.of(detailed(error));
        }
        if (error.isTextual()) {
            return Optional.of(plain(error.textValue()));
        }
        if (json.path("object").asText().equals("error")) {
            return Optional.of(detailed(json));
        }
        if (json.hasNonNull("detail") && !json.has("choices")) {
            return Optional.of(plain(detail(json.get("detail"))));
        }
        return json.path("message").isTextual() && !json.has("choices")
                ? Optional.of(detailed(json))
                : Optional.empty();
    }

    static boolean isMarkup(String body) {
        return MARKUP.matcher(body.length() > 200 ? body.substring(0, 200) : body)
                .matches();
    }

    /** The title of a page, which is what a proxy says. */
    static String heading(String page) {
        Matcher heading = HEADING.matcher(page.length() > 4000 ? page.substring(0, 4000) : page);
        return heading.find() ? heading.group(2).strip() : "";
    }

    /** Whether the prompt does not fit into the model. */
    boolean promptTooLong() {
        return TOO_LONG.matcher(kind).find() || TOO_LONG.matcher(message).find();
    }

    boolean mentions(String word) {
        return kind.contains(word) || message.toLowerCase(Locale.ROOT).contains(word);
    }

    private static ErrorBody detailed(JsonNode error) {
        String kind = Stream.of("code", "type", "param")
                .map(name -> error.path(name).asText(""))
                .reduce("", (all, one) -> all + " " + one);
        JsonNode code = error.path("code");
        String message = error.path("message").isTextual()
                ? error.path("message").textValue()
                : error.path("message").toString();
        return new ErrorBody(message, kind.toLowerCase(Locale.ROOT), status(code));
    }

    private static OptionalInt status(JsonNode code) {
        int number = code.asInt(0);
        return number >= 400 && number < 600 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static String detail(JsonNode detail) {
        JsonNode first = detail.isArray() ? detail.path(0).path("msg") : detail;
        return first.isTextual() ? first.textValue() : detail.toString();
    }

    private static ErrorBody plain(String message) {
        return new ErrorBody(message, "", OptionalInt.empty());
    }
}
