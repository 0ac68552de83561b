package org.promptrefinery.evaluators.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * What commands read and write: a JSON object on each line. {@code {"id", "case", "inputs", "expected", "answer",
 * "tags"}} asks; {@code {"id", "score", "reason"}} or {@code {"id", "unscored"}} replies. The id is new for each line,
 * the case is the one of the case file.
 */
final class Protocol {

    /** All but ASCII is escaped, so that a program's idea of its input's encoding does not matter. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Protocol() {}

    static String request(String id, Trial trial) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", id).put("case", trial.subject().id());
        node.set("inputs", JSON.valueToTree(trial.subject().inputs()));
        node.set("expected", JSON.valueToTree(trial.subject().references()));
        node.put("answer", trial.answer());
        node.set("tags", JSON.valueToTree(trial.subject().tags()));
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a reply.
     *
     * @throws CommandFailure when it is none to the question, so that program and we are out of step
     */
    static Verdict verdict(String line, String id) throws CommandFailure {
        JsonNode reply = object(line);
        if (!reply.path("id").asText().equals(id)) {
            throw new CommandFailure(
                    "replied to the id " + Quote.of(reply.path("id").asText()) + " instead of '" + id + "'");
        }
        JsonNode score = reply.path("score");
        if (reply.hasNonNull("unscored") && !reply.hasNonNull("score")) {
            return new Verdict.Unscored(OneLine.of(reply.path("unscored").asText()));
        }
        if (!score.isNumber()) {
            return new Verdict.Unscored(
                    "the command gave neither a number as 'score' nor 'unscored': " + Quote.of(line));
        }
        return score.doubleValue() >= 0 && score.doubleValue() <= 1
                ? new Verdict.Scored(score.doubleValue(), reason(reply))
                : new Verdict.Unscored(
                        "the command gave the score " + Quote.of(score.asText()) + ", not one from 0 to 1");
    }

    private static String reason(JsonNode reply) {
        return reply.hasNonNull("reason") && !reply.path("reason").asText().isBlank()
                ? OneLine.of(reply.path("reason").asText())
                : "the command gave no reason";
    }

    private static JsonNode object(String line) throws CommandFailure {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException broken) {
            // Said below, with the line.
        }
        throw new CommandFailure("replied with no JSON object: " + Quote.of(line));
    }
}
