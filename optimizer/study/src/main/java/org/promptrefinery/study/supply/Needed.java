package org.promptrefinery.study.supply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words that a reference answer is about: of JSON each value, wherever the names of its fields come from.
 *
 * @param parts each with a space before and after every word, so that only whole words are found
 */
record Needed(List<String> parts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Needed by(String reference) {
        return new Needed(values(reference).stream()
                .map(Needed::padded)
                .filter(part -> !part.isBlank())
                .toList());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether all of it stands in a text. */
    boolean standsIn(String text) {
        String words = padded(text);
        return !parts.isEmpty() && parts.stream().allMatch(words::contains);
    }

    private static List<String> values(String reference) {
        try {
            JsonNode node = JSON.readTree(reference);
            if (node != null && node.isContainerNode()) {
                List<String> values = new ArrayList<>();
                collect(node, values);
                return values;
            }
        } catch (JsonProcessingException _) {
            // prose
        }
        return List.of(reference);
    }

    private static void collect(JsonNode node, List<String> values) {
        if (node.isContainerNode()) {
            node.forEach(child -> collect(child, values));
        } else {
            values.add(node.asText());
        }
    }

    private static String padded(String text) {
        return QueryText.words(text).collect(Collectors.joining(" ", " ", " "));
    }
}
