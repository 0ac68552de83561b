package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of OpenAI evals, Inspect, LangSmith and Langfuse. */
final class ExportShapes {

    private static final List<String> GROUPS =
            List.of("tags", "tag", "category", "topic", "type", "difficulty", "split", "dataset_split");
    private static final int LETTERS = 26;

    private ExportShapes() {}

    /** OpenAI evals ({@code ideal}) and Inspect ({@code target}, {@code choices}). */
    static Shaped sample(Row row) {
        ObjectNode sample = row.values();
        ObjectNode inputs = Flat.inputs(sample.path("input"));
        choices(inputs, sample.path("choices"));
        ObjectNode values = common(sample, inputs);
        references(values, sample.has("ideal") ? sample.path("ideal") : sample.path("target"));
        return Shaped.of(values);
    }

    /** Examples of a dataset. */
    static Shaped langSmith(Row row) {
        ObjectNode values = common(row.values(), Flat.inputs(row.values().path("inputs")));
        JsonNode outputs = row.values().path("outputs");
        boolean empty =
                outputs.isContainerNode() ? outputs.isEmpty() : outputs.asText().isEmpty();
        if (!outputs.isNull() && !empty) {
            values.put("expected", Flat.answer(outputs));
        }
        return Shaped.of(values);
    }

    /** Items of a dataset, or traces, whose output is an answer that users may have scored. */
    static Shaped langfuse(Row row) {
        ObjectNode item = row.values();
        ObjectNode values = common(item, Flat.inputs(item.path("input")));
        JsonNode expected = item.has("expectedOutput") ? item.path("expectedOutput") : item.path("expected_output");
        if (!expected.isMissingNode() && !expected.isNull()) {
            values.put("expected", Flat.answer(expected));
        }
        JsonNode output = item.path("output");
        if (!output.isMissingNode() && !output.isNull()) {
            values.put("answer", Flat.answer(output)).put("vote", vote(item));
        }
        return Shaped.of(values);
    }

    private static ObjectNode common(ObjectNode row, ObjectNode inputs) {
        ObjectNode values = Shaped.values(inputs);
        JsonNode id = row.path("id");
        if (id.isValueNode() && !id.isNull() && !id.asText().isBlank()) {
            values.put("id", id.asText());
        }
        List<String> tags = new ArrayList<>(Tags.of(row.path("tags")));
        JsonNode metadata = row.path("metadata").isTextual()
                ? JsonText.structure(row.path("metadata").asText()).orElse(row.path("metadata"))
                : row.path("metadata");
        GROUPS.forEach(group -> tags.addAll(Tags.of(metadata.path(group))));
        if (!tags.isEmpty()) {
            values.set("tags", Flat.list(tags.stream().distinct().toList()));
        }
        return values;
    }

    private static void references(ObjectNode values, JsonNode node) {
        if (node instanceof ArrayNode list && !list.isEmpty()) {
            List<String> references = new ArrayList<>();
            list.forEach(item -> references.add(Flat.text(item)));
            values.set("expected", Flat.list(references));
        } else if (!node.isNull() && !node.isMissingNode() && !node.isArray()) {
            values.put("expected", Flat.text(node));
        }
    }

    private static void choices(ObjectNode inputs, JsonNode choices) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < choices.size() && i < LETTERS; i++) {
            lines.add((char) ('A' + i) + ") " + Flat.text(choices.get(i)));
        }
        if (!lines.isEmpty()) {
            inputs.put("choices", String.join("\n", lines));
        }
    }

    /** What users said of a trace: the score whose name speaks of feedback, above 0 for good. */
    private static String vote(ObjectNode trace) {
        for (JsonNode score : trace.path("scores")) {
            String name = score.path("name").asText().toLowerCase(Locale.ROOT);
            if ((name.contains("feedback") || name.contains("thumb") || name.contains("vote"))
                    && score.path("value").isNumber()) {
                return score.path("value").asDouble() > 0 ? "up" : "down";
            }
        }
        return "";
    }
}
