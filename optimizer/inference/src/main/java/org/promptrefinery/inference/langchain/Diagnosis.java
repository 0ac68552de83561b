package org.promptrefinery.inference.langchain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.HttpReply;
import org.promptrefinery.inference.http.RetryAfter;
import org.promptrefinery.inference.serving.Allowance;
import org.promptrefinery.inference.serving.Outcome;

/** What a failure means for whoever asked. */
final class Diagnosis {

    private static final int LONGEST = 300;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{1,200}?)</title>");
    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)too long|too large|exceeds? (the |its )?(maximum|context|token|input)|token count");

    private final Endpoint endpoint;

    Diagnosis(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Of a reply that is no answer. */
    Outcome of(HttpReply reply, Allowance allowance, Instant now) {
        Optional<Complaint> complaint = Complaint.in(reply.body());
        int status = isSuccess(reply) ? complaint.map(Complaint::status).orElse(Http.SERVER_ERROR) : reply.status();
        String said = line(complaint.map(Complaint::message).orElseGet(() -> titled(reply)));
        Optional<Duration> wait = RetryAfter.of(reply.headers(), now).or(() -> complaint.flatMap(Complaint::delay));
        if (complaint.filter(Complaint::aboutKey).isPresent()) {
            return new Outcome.Unusable(key(said));
        }
        return switch (status) {
            case Http.UNAUTHORIZED, Http.FORBIDDEN -> new Outcome.Unusable(key(said));
            case Http.PAYMENT -> new Outcome.Unusable(payment(said));
            case Http.NOT_FOUND ->
                new Outcome.Unusable("no model '" + endpoint.model() + "' at " + endpoint.server() + ": " + said);
            case Http.TOO_MANY, Http.OVERLOADED -> new Outcome.Throttled(said, wait, allowance);
            case Http.TIMEOUT, Http.CONFLICT, Http.TOO_EARLY -> new Outcome.Broken(answered(status, said), wait);
            default ->
                status >= Http.BAD_REQUEST && status < Http.SERVER_ERROR
                        ? refused(said)
                        : new Outcome.Broken(answered(status, said), wait, Breakage.down(status));
        };
    }

    private Outcome refused(String said) {
        if (said.toLowerCase(Locale.ROOT).contains("credit balance")) {
            return new Outcome.Unusable(payment(said));
        }
        return new Outcome.Rejected(
                TOO_LONG.matcher(said).find() ? "the prompt is too long for the model: " + said : "refused: " + said);
    }

    private String key(String said) {
        return endpoint.key().isPresent()
                ? endpoint.server() + " refuses the key in " + endpoint.keyVariable() + ": " + said
                : endpoint.server() + " wants a key; put it into " + endpoint.keyVariable() + ": " + said;
    }

    private String payment(String said) {
        return endpoint.server() + " wants to be paid before it answers: " + said;
    }

    private static String answered(int status, String said) {
        return "answered with status " + status + ": " + said;
    }

    /** Of an answer that cannot be read. */
    Outcome unreadable(HttpReply reply) {
        return new Outcome.Broken("the answer cannot be read: " + line(titled(reply)), Optional.empty());
    }

    /** Of a call that got no reply at all. */
    Outcome of(Exception failure) {
        return new Outcome.Broken(line(Breakage.of(failure)), Optional.empty(), Breakage.unconnected(failure));
    }

    /** Of a request that could not be put into the server's words. */
    Outcome unaskable(RuntimeException reason) {
        return new Outcome.Rejected("cannot be asked: " + line(String.valueOf(reason.getMessage())));
    }

    static boolean isSuccess(HttpReply reply) {
        return reply.status() / Http.CLASS == 2;
    }

    /** Proxies answer with pages; their titles say enough. */
    private static String titled(HttpReply reply) {
        Matcher title = TITLE.matcher(reply.body());
        if (title.find()) {
            return "a page titled '" + title.group(1).strip() + "'";
        }
        return reply.body().isBlank() ? "nothing more" : reply.body();
    }

    /** One line without the key; cut only after it was taken out, lest half of it stays. */
    String line(String text) {
        String flat = endpoint.redact(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST) + " ...";
    }
}
