package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A row in the form that all cases have.
 *
 * @param values fields of a case: inputs, expected, id, tags, weight, answer, vote, correction
 * @param suggested evaluators that would do what the row asks for, as entries of a job
 * @param leftOut names of what the row asks for and nothing here does
 */
record Shaped(ObjectNode values, List<Object> suggested, List<String> leftOut) {

    static Shaped of(ObjectNode values) {
        return new Shaped(values, List.of(), List.of());
    }

    static ObjectNode values(ObjectNode inputs) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.set("inputs", inputs);
        return values;
    }
}
