package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tests of promptfoo, from a configuration or a table with columns such as {@code __expected}. */
final class PromptfooShape implements Shape {

    /** How the columns of a table begin that are no variables. */
    static final String COLUMN = "__expected";

    private static final String NO_VARIABLE = "__";

    private final JsonNode defaults;

    /** @param defaults the test whose fields all others have */
    PromptfooShape(JsonNode defaults) {
        this.defaults = defaults;
    }

    @Override
    public Shaped apply(Row row) {
        ObjectNode test = row.values();
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        List<String> leftOut = new ArrayList<>();
        List<JsonNode> assertions = new ArrayList<>();
        variables(defaults.path("vars"), inputs, leftOut);
        if (test.has("vars") || test.has("assert")) {
            variables(test.path("vars"), inputs, leftOut);
            test.path("assert").forEach(assertions::add);
        } else {
            columns(test, inputs, assertions);
        }
        defaults.path("assert").forEach(assertions::add);
        ObjectNode values = Shaped.values(inputs);
        return new Shaped(values, Assertions.take(assertions, values, leftOut), leftOut);
    }

    private static void variables(JsonNode vars, ObjectNode inputs, List<String> leftOut) {
        for (Map.Entry<String, JsonNode> variable : vars.properties()) {
            if (variable.getValue().isArray()) {
                leftOut.add("a list of values for one variable (kept as one text)");
            }
            if (variable.getValue().asText().startsWith("file://")) {
                leftOut.add("a variable from a file (kept as its name)");
            }
            inputs.put(Flat.name(variable.getKey()), Flat.text(variable.getValue()));
        }
    }

    private static void columns(ObjectNode test, ObjectNode inputs, List<JsonNode> assertions) {
        test.properties().forEach(cell -> {
            String text = cell.getValue().isNull() ? "" : Flat.text(cell.getValue());
            if (cell.getKey().startsWith(COLUMN) && !text.isEmpty()) {
                assertions.add(Assertions.parse(text));
            } else if (!cell.getKey().startsWith(NO_VARIABLE)) {
                inputs.put(Flat.name(cell.getKey()), text);
            }
        });
    }
}
