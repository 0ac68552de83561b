package org.promptrefinery.inference.openai;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.RetryAfter;
import org.promptrefinery.inference.serving.Outcome;

/** What a status of HTTP and the words with it mean for a parcel. */
final class StatusMeaning {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Endpoint endpoint;

    StatusMeaning(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    Outcome of(int status, HttpHeaders headers, ErrorBody error, Instant now) throws InterruptedException {
        Optional<Duration> retryAfter = RetryAfter.of(headers, now);
        if (status != 401 && status != 429 && error.promptTooLong()) {
            return new Outcome.Rejected("the prompt is too long for the model: " + endpoint.quote(error.message()));
        }
        return switch (status) {
            case 429, 529 -> throttled(status, headers, error, now);
            case 401 -> new Outcome.Unusable(noAccess(status, error));
            case 403 ->
                error.mentions("moderation") || error.mentions("flagged")
                        ? new Outcome.Rejected(said(status, error))
                        : new Outcome.Unusable(noAccess(status, error));
            case 402 -> new Outcome.Unusable(endpoint.base() + " wants to be paid first: " + said(status, error));
            case 404 -> notFound(error);
            case 408, 409, 425 -> new Outcome.Broken(said(status, error), retryAfter);
            default -> remaining(status, headers, error, retryAfter);
        };
    }

    private Outcome remaining(int status, HttpHeaders headers, ErrorBody error, Optional<Duration> retryAfter) {
        if (status >= 500) {
            return new Outcome.Broken(said(status, error), retryAfter, Breakage.down(status));
        }
        return status >= 400
                ? new Outcome.Rejected(said(status, error))
                : new Outcome.Unusable(endpoint.base() + " answers " + status + elsewhere(headers));
    }

    private Outcome throttled(int status, HttpHeaders headers, ErrorBody error, Instant now) {
        if (error.mentions("insufficient_quota") || error.mentions("exceeded your current quota")) {
            return new Outcome.Unusable("the account at " + endpoint.base()
                    + " has nothing left to spend, and waiting does not help: " + endpoint.quote(error.message()));
        }
        return new Outcome.Throttled(
                said(status, error), RetryAfter.of(headers, now), RateHeaders.allowance(headers, now));
    }

    /** Names the variable, never the key. */
    String noAccess(int status, ErrorBody error) {
        String advice = endpoint.key().isPresent()
                ? "refuses the key in " + endpoint.keyVariable() + "; it may be mistyped, expired or for another server"
                : "wants a key, and none is set; put it into the environment as " + endpoint.keyVariable();
        return endpoint.base() + " " + advice + " (" + said(status, error) + ")";
    }

    /** A model can go while a run lasts; a page of a proxy can come for a moment. */
    private Outcome notFound(ErrorBody error) throws InterruptedException {
        return switch (ModelList.ask(endpoint, PATIENCE)) {
            case ModelList.Known known
            when !known.has(endpoint.model()) -> new Outcome.Unusable(known.without(endpoint.model(), endpoint.base()));
            case ModelList.Refused(int status, ErrorBody _)
            when status == 404 -> new Outcome.Unusable(ModelList.noApi(endpoint, PATIENCE));
            case ModelList.Foreign _ -> new Outcome.Unusable(ModelList.noApi(endpoint, PATIENCE));
            default -> new Outcome.Broken(said(404, error), Optional.empty());
        };
    }

    private String said(int status, ErrorBody error) {
        String words = endpoint.quote(error.message());
        String number = Integer.toString(status);
        return words.isEmpty()
                ? "answered " + number
                : "answered " + (words.startsWith(number) ? words : number + ": " + words);
    }

    /** Without what may be secret in an address. */
    private static String elsewhere(HttpHeaders headers) {
        List<String> places = headers.allValues("location");
        try {
            URI place = URI.create(places.isEmpty() ? "" : places.getFirst());
            return place.getHost() == null
                    ? ", which is no answer of an OpenAI-compatible API"
                    : " and points to " + place.getScheme() + "://" + place.getHost() + "; name that server instead";
        } catch (IllegalArgumentException _) {
            return " and points elsewhere";
        }
    }
}
