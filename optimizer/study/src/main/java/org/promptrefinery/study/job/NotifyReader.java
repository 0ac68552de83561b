package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.BadInput;

/**
 * Who is told at the end. No message here holds a value, since a webhook is a secret wherever it was put by mistake.
 */
final class NotifyReader {

    static final String NAME = "notify";

    /** Fields that a flag or a variable can set. */
    static final List<String> FIELDS = List.of("command", "webhook", "timeout");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final double MILLISECONDS = 1000;
    private static final double LONGEST = 600;

    private NotifyReader() {}

    static Notification read(Fields job) {
        if (!job.has(NAME)) {
            return Notification.NOBODY;
        }
        if (!job.node().path(NAME).isObject()) {
            throw job.at(NAME).wrong("must be a map, such as {command: [sh, told.sh], webhook: {from: CHAT_URL}}");
        }
        Fields fields = job.map(NAME, FIELDS);
        double seconds = fields.number("timeout", (double) Notification.USUAL_TIMEOUT.toSeconds(), 0.1, LONGEST);
        return new Notification(
                command(fields), webhook(fields), Duration.ofMillis(Math.round(seconds * MILLISECONDS)));
    }

    /** A text is cut at blanks, as in a shell without its quotes; a list is taken as it is. */
    private static Optional<Notification.Command> command(Fields fields) {
        JsonNode node = fields.node().path("command");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        List<String> words = node.isTextual()
                ? List.of(node.asText().strip().split("\\s+"))
                : fields.texts("command", "[sh, told.sh]");
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw fields.at("command").wrong("must be a program and its arguments, such as [sh, told.sh]");
        }
        Optional<String> place = node instanceof Overridden
                ? Optional.empty()
                : Optional.of(fields.at("command").toString());
        return Optional.of(new Notification.Command(words, place));
    }

    private static Optional<Webhook> webhook(Fields fields) {
        JsonNode node = fields.node().path("webhook");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isTextual()) {
            return Optional.of(Webhook.at(node.asText()).orElseThrow(() -> unusable(fields, node)));
        }
        JsonNode from = node.path("from");
        if (node.size() != 1 || !VARIABLE.matcher(from.asText()).matches()) {
            throw unusable(fields, node);
        }
        return Optional.of(Webhook.from(from.asText()));
    }

    private static BadInput unusable(Fields fields, JsonNode node) {
        String message = "must be an address over https or http, or the name of the environment variable that holds it:"
                + " {from: CHAT_URL}";
        return node instanceof Overridden set
                ? new BadInput(set.source() + ": " + message)
                : fields.at("webhook").wrong(message);
    }

    /** The same without the address. */
    static void write(ObjectNode job, Notification notification) {
        if (notification.equals(Notification.NOBODY)) {
            return;
        }
        ObjectNode node = job.putObject(NAME);
        notification.command().ifPresent(command -> command.words().forEach(node.withArray("command")::add));
        notification.webhook().ifPresent(webhook -> webhook.variable()
                .ifPresentOrElse(
                        name -> node.putObject("webhook").put("from", name),
                        () -> node.put("webhook", Webhook.HIDDEN)));
        node.put("timeout", notification.timeout().toMillis() / MILLISECONDS);
    }
}
