package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tests of promptfoo demand, as far as references and evaluators can express it. */
final class Assertions {

    /** Assertions with a text, or a list of texts, that an answer is compared with; and the evaluator for it. */
    private static final Map<String, String> WITH_REFERENCE = Map.ofEntries(
            Map.entry("equals", "exact"),
            Map.entry("contains", "contains"),
            Map.entry("icontains", "contains"),
            Map.entry("contains-any", "contains"),
            Map.entry("icontains-any", "contains"),
            Map.entry("starts-with", "starts-with"),
            Map.entry("similar", "token-f1"),
            Map.entry("levenshtein", "similarity"),
            Map.entry("rouge-n", "rouge"),
            Map.entry("bleu", "bleu"),
            Map.entry("factuality", "token-f1"),
            Map.entry("model-graded-factuality", "token-f1"));

    private static final List<String> JSON = List.of("is-json", "contains-json");

    private Assertions() {}

    /** A cell such as {@code contains: Paris}; one without a type asks for the same text. */
    static JsonNode parse(String cell) {
        ObjectNode assertion = JsonNodeFactory.instance.objectNode();
        String type = cell.replaceAll("(?s)[:(].*", "").strip();
        int colon = cell.indexOf(':');
        if (JSON.contains(cell.strip())) {
            return assertion.put("type", cell.strip());
        }
        if (colon < 0 || !type.matches("[a-z][a-z-]*")) {
            return assertion.put("type", "equals").put("value", cell);
        }
        String value = cell.substring(colon + 1).strip();
        assertion.put("type", type.equals("grade") ? "llm-rubric" : type.equals("fn") ? "javascript" : type);
        return type.endsWith("-any")
                ? assertion.set("value", Flat.list(List.of(value.split("\\s*,\\s*"))))
                : assertion.put("value", value);
    }

    /** Takes over what can be, the first reference into the case; says what stays behind. */
    static List<Object> take(List<JsonNode> assertions, ObjectNode values, List<String> leftOut) {
        List<Object> suggested = new ArrayList<>();
        for (JsonNode assertion : assertions) {
            String type = assertion.path("type").asText("assertion");
            JsonNode value = assertion.path("value");
            if (WITH_REFERENCE.containsKey(type) && isText(value) && !values.has("expected")) {
                values.set("expected", value);
                suggested.add(WITH_REFERENCE.get(type));
            } else if (JSON.contains(type)) {
                suggested.add("json");
            } else if (type.equals("regex") && value.isTextual()) {
                suggested.add(Map.of("regex", Map.of("pattern", value.asText())));
            } else {
                leftOut.add(WITH_REFERENCE.containsKey(type) ? "more than one reference (" + type + ")" : type);
            }
        }
        return suggested;
    }

    private static boolean isText(JsonNode value) {
        boolean list = value instanceof ArrayNode texts && !texts.isEmpty();
        return (list || value.isTextual() || value.isNumber() || value.isBoolean())
                && !value.asText().startsWith("file://");
    }
}
