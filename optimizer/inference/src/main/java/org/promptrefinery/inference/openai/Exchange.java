package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.HttpReply;
import org.promptrefinery.inference.http.Transport;
import org.promptrefinery.inference.serving.Outcome;

/** One call and what it means. */
final class Exchange {

    private static final ErrorBody NOTHING_SAID = new ErrorBody("", "", OptionalInt.empty());

    private final Endpoint endpoint;
    private final StatusMeaning meaning;
    private final Map<String, Transport.Route> routes = new ConcurrentHashMap<>();

    Exchange(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.meaning = new StatusMeaning(endpoint);
    }

    /** What is left of the patience that ends at a time of {@link System#nanoTime}. */
    static Duration until(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    /** Posts a body once. */
    Answer post(String path, String body, Duration patience) throws InterruptedException {
        try {
            return read(route(path).post(body, patience));
        } catch (TimeoutException _) {
            return broken(Breakage.late(patience));
        } catch (IOException failed) {
            return new Answer.None(
                    new Outcome.Broken(
                            endpoint.quote(Breakage.of(failed)), Optional.empty(), Breakage.unconnected(failed)),
                    NOTHING_SAID);
        }
    }

    private Transport.Route route(String path) {
        return routes.computeIfAbsent(path, endpoint::route);
    }

    private Answer read(HttpReply reply) throws InterruptedException {
        boolean ok = reply.status() >= 200 && reply.status() < 300;
        return ok ? document(reply) : refused(reply.status(), reply.headers(), ErrorBody.of(reply.body()));
    }

    private Answer document(HttpReply reply) throws InterruptedException {
        if (reply.body().isBlank()) {
            return broken("answered with nothing");
        }
        if (ErrorBody.isMarkup(reply.body())) {
            return broken(endpoint.quote("answered with HTML instead of JSON: " + ErrorBody.heading(reply.body())));
        }
        try {
            JsonNode json = Json.read(reply.body());
            Optional<ErrorBody> error = ErrorBody.of(json);
            return error.isPresent()
                    ? refused(implied(error.get()), reply.headers(), error.get())
                    : new Answer.Content(json, reply.headers());
        } catch (JsonProcessingException _) {
            return broken("answered with broken or truncated JSON");
        }
    }

    /** The status that an error would have had, were it not sent as a success. */
    private static int implied(ErrorBody error) {
        if (error.status().isPresent()) {
            return error.status().getAsInt();
        }
        if (error.mentions("rate_limit") || error.mentions("insufficient_quota")) {
            return 429;
        }
        boolean ours = error.kind().contains("invalid_request") || error.kind().contains("badrequest");
        return ours ? 400 : 500;
    }

    private Answer refused(int status, HttpHeaders headers, ErrorBody error) throws InterruptedException {
        return new Answer.None(meaning.of(status, headers, error, Instant.now()), error);
    }

    private static Answer broken(String cause) {
        return new Answer.None(new Outcome.Broken(cause, Optional.empty()), NOTHING_SAID);
    }
}
