package org.promptrefinery.inference.loopback;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What goes wrong with servers of models, in the words that they use. */
public final class Faults {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private Faults() {}

    /** 429, without a word on when to come again. */
    public static Reaction throttled() {
        return Reaction.of(error(429, "Rate limit reached for requests", "requests", "rate_limit_exceeded"));
    }

    /** 429, with {@code Retry-After} in seconds. */
    public static Reaction throttled(long seconds) {
        return Reaction.of(throttled().answer().with("Retry-After", Long.toString(seconds)));
    }

    /** 429, with {@code Retry-After} as a date. */
    public static Reaction throttledUntil(Instant time) {
        return Reaction.of(throttled().answer().with("Retry-After", HTTP_DATE.format(time)));
    }

    /** 500, as of vLLM when its engine fails. */
    public static Reaction internal() {
        return Reaction.of(error(500, "EngineCore encountered an issue", "InternalServerError", "500"));
    }

    /** 503, as of a server that is loading. */
    public static Reaction overloaded() {
        return Reaction.of(error(503, "The server is overloaded or not ready yet", "server_error", "503"));
    }

    /** 401, as for a key that has expired. */
    public static Reaction expiredKey() {
        return Reaction.of(error(401, "Incorrect API key provided", "invalid_request_error", "invalid_api_key"));
    }

    /** 400, for a conversation that is too long. */
    public static Reaction contextTooLong() {
        return Reaction.of(error(
                400,
                "This model's maximum context length is 4096 tokens. However, your request has 5000 input tokens.",
                "BadRequestError",
                "context_length_exceeded"));
    }

    /** 404, for a model that the server does not have. */
    public static Reaction noSuchModel() {
        return Reaction.of(error(404, "The model `other` does not exist.", "NotFoundError", "model_not_found"));
    }

    /** No answer ever. */
    public static Reaction hang() {
        return usual().in(Manner.HANG);
    }

    /** An answer that takes many seconds to come through. */
    public static Reaction trickle() {
        return usual().in(Manner.TRICKLE);
    }

    /** Half of an answer, then a reset. */
    public static Reaction reset() {
        return usual().in(Manner.RESET);
    }

    /** Half of an answer, then the end. */
    public static Reaction cut() {
        return usual().in(Manner.CUT);
    }

    /** A whole answer of HTTP whose JSON ends too early. */
    public static Reaction truncatedJson() {
        String whole = usual().answer().body();
        return Reaction.of(Answer.json(200, whole.substring(0, whole.length() / 2)));
    }

    /** An answer without choices. */
    public static Reaction emptyChoices() {
        return Reaction.of(Answer.json(200, Chats.document("[]", Chats.usage(1, 0))));
    }

    /** A good answer with this usage, in JSON: negative, absurd, {@code null}. */
    public static Reaction usage(String json) {
        return Reaction.of(Answer.json(200, Chats.document(Chats.choices(List.of("fine")), json)));
    }

    /** 200, with an error in the body. */
    public static Reaction errorInside() {
        return Reaction.of(new Answer(
                200, internal().answer().headers(), internal().answer().body()));
    }

    /** A page of a proxy. */
    public static Reaction html(int status) {
        return Reaction.of(Answer.page(
                status,
                "text/html",
                "<html>\r\n<head><title>" + status
                        + " Bad Gateway</title></head>\r\n<body><h1>nginx</h1></body></html>"));
    }

    /** Faults that pass, each of which a client is to ask again after; none that takes a time-out to notice. */
    public static List<Reaction> passing() {
        return List.of(
                throttled(0),
                internal(),
                overloaded(),
                reset(),
                cut(),
                truncatedJson(),
                emptyChoices(),
                errorInside(),
                html(502));
    }

    private static Reaction usual() {
        return Reaction.of(Chats.of("an answer that is long enough to be cut in two"));
    }

    private static Answer error(int status, String message, String type, String code) {
        return Answer.json(
                status,
                "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + type + "\",\"param\":null,\"code\":\""
                        + code + "\"}}");
    }
}
