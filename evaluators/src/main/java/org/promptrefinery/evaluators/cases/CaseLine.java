package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Nearest;

/**
 * One row of a case file, checked.
 *
 * @param where file and line, for messages
 * @param id as written, or null
 */
record CaseLine(
        String where,
        @Nullable String id,
        Map<String, String> inputs,
        List<String> references,
        List<String> tags,
        double weight) {

    static final String EXAMPLE = "{\"inputs\": {\"question\": \"...\"}, \"expected\": \"...\", \"tags\": [\"...\"]}";
    private static final List<String> FIELDS =
            List.of("id", "inputs", "expected", "tags", "weight", "answer", "vote", "correction", "locked");
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";
    private static final int ID_DIGITS = 12;

    /** The case in a row that has the fields of one. */
    static CaseLine of(ObjectNode node, String where) {
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new BadInput(where + ": unknown field '" + field + "'." + Nearest.maybe(field, FIELDS)
                        + " Known are " + FIELDS);
            }
        });
        JsonNode id = node.path("id");
        if (!id.isMissingNode() && (!id.isTextual() || id.asText().isBlank())) {
            throw new BadInput(where + ": 'id' is " + id + ", but must be a text");
        }
        return new CaseLine(
                where,
                id.isMissingNode() ? null : id.asText(),
                inputs(node.path("inputs"), where),
                references(node.path("expected"), where),
                tags(node.path("tags"), where),
                weight(node.path("weight"), where));
    }

    void requireReference(String evaluator) {
        if (references.isEmpty()) {
            throw new BadInput(where + ": 'expected' is missing, but must be a text or a number; the evaluator "
                    + evaluator + " needs it");
        }
    }

    /** The case; without an id in the file its content makes one, numbered when an equal case was there before. */
    Case toCase(Set<String> taken) {
        return new Case(id == null ? contentId(taken) : id, inputs, references, new TreeSet<>(tags), weight);
    }

    private String contentId(Set<String> taken) {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(inputs).forEach((name, value) -> parts.addAll(List.of(name, value)));
        parts.add("");
        parts.addAll(references);
        StringBuilder canonical = new StringBuilder();
        parts.forEach(part -> canonical.append(part.length()).append(':').append(part));
        String hash = sha256(canonical.toString()).substring(0, ID_DIGITS);
        String unique = hash;
        for (int copy = 2; taken.contains(unique); copy++) {
            unique = hash + "-" + copy;
        }
        return unique;
    }

    private static Map<String, String> inputs(JsonNode node, String where) {
        if (!node.isObject() || node.isEmpty()) {
            throw new BadInput(where + ": 'inputs' is " + Excerpt.of(node)
                    + ", but must be an object of names and values, such as {\"question\": \"...\"}");
        }
        Map<String, String> inputs = new TreeMap<>();
        node.properties().forEach(field -> {
            if (!field.getKey().matches(NAME)) {
                throw new BadInput(where + ": the input name '" + field.getKey()
                        + "' cannot be used in a template; letters, digits, '_', '-' and '.' can, a letter first");
            }
            inputs.put(field.getKey(), scalar(field.getValue(), where, "the input '" + field.getKey() + "'"));
        });
        return inputs;
    }

    private static List<String> references(JsonNode node, String where) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (node.isArray() && !node.isEmpty()) {
            List<String> references = new ArrayList<>();
            node.forEach(item -> references.add(scalar(item, where, "an answer in 'expected'")));
            return references;
        }
        return List.of(scalar(node, where, "'expected'"));
    }

    private static List<String> tags(JsonNode node, String where) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        if (!node.isArray()) {
            throw new BadInput(where + ": 'tags' is " + Excerpt.of(node) + ", but must be a list of texts");
        }
        List<String> tags = new ArrayList<>();
        node.forEach(item -> tags.add(scalar(item, where, "a tag")));
        return tags;
    }

    private static double weight(JsonNode node, String where) {
        if (node.isMissingNode()) {
            return 1;
        }
        if (!node.isNumber() || !(node.asDouble() > 0) || Double.isInfinite(node.asDouble())) {
            throw new BadInput(where + ": 'weight' is " + Excerpt.of(node) + ", but must be a number above 0");
        }
        return node.asDouble();
    }

    private static String scalar(JsonNode node, String where, String what) {
        if (!node.isTextual() && !node.isNumber() && !node.isBoolean()) {
            throw new BadInput(where + ": " + what + " is " + Excerpt.of(node) + ", but must be a text or a number");
        }
        return node.asText();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
