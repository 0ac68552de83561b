package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.cases.Columns;

/** The cases of a job: a file, or a map with the file, the meaning of its columns, and the size of a sample. */
final class CasesReader {

    private static final List<String> FIELDS = Stream.concat(
                    Stream.of("file", "sample", "inputs", "tags"), Columns.FIELDS.stream())
            .toList();
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

    private CasesReader() {}

    /** @param job file that the path of the cases starts from */
    static CaseSource read(JsonNode node, Place place, Path job) {
        if (node.isValueNode()) {
            return CaseSource.of(job.resolveSibling(node.asText()));
        }
        Fields fields = Fields.of(node, place, FIELDS);
        fields.required("file", "cases.csv");
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : Columns.FIELDS) {
            if (fields.has(field)) {
                columns.put(field, fields.text(field, ""));
            }
        }
        int sample = fields.integer("sample", 0, 1, Integer.MAX_VALUE);
        return new CaseSource(
                job.resolveSibling(fields.text("file", "")),
                new Columns(inputs(fields), columns, list(fields, "tags")),
                sample == 0 ? OptionalInt.empty() : OptionalInt.of(sample));
    }

    /** The cases in the form that {@link #read} takes. */
    static JsonNode write(CaseSource cases) {
        if (cases.equals(CaseSource.of(cases.file()))) {
            return JsonNodeFactory.instance.textNode(cases.file().toString());
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", cases.file().toString());
        cases.sample().ifPresent(size -> node.put("sample", size));
        if (!cases.columns().inputs().isEmpty()) {
            cases.columns().inputs().forEach(node.putObject("inputs")::put);
        }
        cases.columns().fields().forEach(node::put);
        if (!cases.columns().tags().isEmpty()) {
            cases.columns().tags().forEach(node.putArray("tags")::add);
        }
        return node;
    }

    /** Columns by the names of the inputs, or a list of columns that are named as they are. */
    private static Map<String, String> inputs(Fields fields) {
        Map<String, String> inputs = new LinkedHashMap<>();
        JsonNode node = fields.node().path("inputs");
        if (node.isObject()) {
            Fields inner = new Fields(node, fields.at("inputs"));
            node.fieldNames().forEachRemaining(name -> inputs.put(name, inner.text(name, name)));
        } else {
            list(fields, "inputs").forEach(column -> inputs.put(column, column));
        }
        for (String name : inputs.keySet()) {
            if (!name.matches(NAME)) {
                throw fields.at("inputs")
                        .wrong("'" + name + "' cannot be used in a template; letters, digits, '_', '-' and '.' can, a"
                                + " letter first, such as {question: \"" + name + "\"}");
            }
        }
        return inputs;
    }

    private static List<String> list(Fields fields, String name) {
        JsonNode node = fields.node().path(name);
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else if (fields.has(name)) {
            texts.add(fields.text(name, ""));
        }
        if (texts.stream().anyMatch(String::isBlank)) {
            throw fields.at(name).wrong("must be a list of columns, such as [" + name + "]");
        }
        return texts;
    }
}
