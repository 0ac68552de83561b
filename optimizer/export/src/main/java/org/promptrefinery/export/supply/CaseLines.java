package org.promptrefinery.export.supply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.promptrefinery.evaluators.Case;

/** Cases in the form of {@code cases.jsonl}. */
public final class CaseLines {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private CaseLines() {}

    /** The text of a file, a case a line. */
    public static String text(List<Case> cases) {
        StringBuilder lines = new StringBuilder();
        cases.forEach(one -> lines.append(line(node(one))).append('\n'));
        return lines.toString();
    }

    /** All that is known of a case. */
    public static ObjectNode node(Case subject) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", subject.id());
        ObjectNode inputs = node.putObject("inputs");
        new TreeMap<>(subject.inputs()).forEach(inputs::put);
        if (subject.references().size() == 1) {
            node.put("expected", subject.expected());
        } else if (!subject.references().isEmpty()) {
            ArrayNode references = node.putArray("expected");
            subject.references().forEach(references::add);
        }
        if (!subject.tags().isEmpty()) {
            ArrayNode tags = node.putArray("tags");
            subject.tags().forEach(tags::add);
        }
        if (subject.weight() != 1) {
            node.put("weight", subject.weight());
        }
        return node;
    }

    /** One line of a file. Lone surrogates have no UTF-8, but JSON can escape them. */
    public static String line(ObjectNode node) {
        try {
            String line = JSON.writeValueAsString(node);
            return StandardCharsets.UTF_8.newEncoder().canEncode(line) ? line : ESCAPING.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can be written", impossible);
        }
    }
}
