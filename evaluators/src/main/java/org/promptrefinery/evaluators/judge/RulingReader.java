package org.promptrefinery.evaluators.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.Quote;

/**
 * Reads a judge's verdict, strictly: one JSON object with exactly the fields of the form and, last of them, the id of
 * the dossier, in or out of one Markdown fence. Prose around it is let pass as long as it holds no brace and no fence,
 * so that there is never a second object to choose from. No judged text knows the id, so one that a judge repeats can
 * spoil a verdict but never finish one. What is not read for certain is not read at all.
 */
final class RulingReader {

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FENCE = "```";

    private RulingReader() {}

    static Outcome read(String reply, Form form, String id) {
        int open = reply.indexOf('{');
        int close = reply.lastIndexOf('}');
        if (open < 0 || close < open) {
            return unreadable("it holds no JSON object", reply);
        }
        if (!wraps(reply.substring(0, open), reply.substring(close + 1))) {
            return unreadable("its fences do not enclose one object", reply);
        }
        try {
            return filledIn(STRICT.readTree(reply.substring(open, close + 1)), form, id);
        } catch (JsonProcessingException broken) {
            return unreadable("it is not one JSON object without repeated fields", reply);
        }
    }

    /** Whether what is before and after an object is prose without fences, or ends and begins with one. */
    private static boolean wraps(String before, String after) {
        if (!before.contains("`") && !after.contains("`")) {
            return true;
        }
        int opening = before.indexOf(FENCE);
        return opening >= 0
                && !before.substring(0, opening).contains("`")
                && before.substring(opening + FENCE.length()).strip().matches("(?:json)?")
                && after.strip().startsWith(FENCE)
                && !after.strip().substring(FENCE.length()).contains("`");
    }

    private static Outcome filledIn(JsonNode node, Form form, String id) {
        String text = node.toString();
        if (!(node instanceof ObjectNode object) || !names(object).equals(form.fields())) {
            return unreadable("its fields are not " + String.join(", ", form.fields()), text);
        }
        JsonNode reason = object.path(Form.REASON);
        if (!object.path(Form.ID).isTextual()
                || !object.path(Form.ID).textValue().equals(id)) {
            return unreadable("it has not the id that was given", text);
        }
        if (!reason.isTextual()) {
            return unreadable("its reason is no text", text);
        }
        return form.choice(object.path(form.field()))
                .<Outcome>map(choice -> new Outcome.Ruling(choice, reason.textValue()))
                .orElseGet(() -> unreadable("its " + form.field() + " is not " + form.accepts(), text));
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Outcome unreadable(String cause, String reply) {
        return new Outcome.Unreadable(cause + ": " + Quote.of(reply));
    }
}
