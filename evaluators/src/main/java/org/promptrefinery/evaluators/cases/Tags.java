package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tags in a cell or a field. */
final class Tags {

    private Tags() {}

    /** The items of a list; of a text, what stands between commas or semicolons. */
    static List<String> of(JsonNode node) {
        if (node.isArray()) {
            List<String> tags = new ArrayList<>();
            node.forEach(item -> tags.add(Flat.text(item)));
            return tags;
        }
        JsonNode list = node.isTextual() ? JsonText.structure(node.asText()).orElse(node) : node;
        if (list.isArray()) {
            return of(list);
        }
        return node.isValueNode() && !node.isNull()
                ? Arrays.stream(node.asText().split("[,;]"))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList()
                : List.of();
    }
}
