package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;

/**
 * A JSON path that a job names.
 *
 * @param text as written
 * @param path ready to read
 */
record FieldPath(String text, JsonPath path) {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(Json.MAPPER))
            .mappingProvider(new JacksonMappingProvider(Json.MAPPER))
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    static FieldPath of(String text, String where) {
        if (text.contains("=~")) {
            throw new BadInput(where + ": '" + text + "' holds a pattern ('=~'), which a path here cannot; compare with"
                    + " '==' instead");
        }
        try {
            return new FieldPath(text, JsonPath.compile(complete(text)));
        } catch (InvalidPathException | IllegalArgumentException broken) {
            throw new BadInput(
                    where + ": '" + text + "' is no JSON path (" + broken.getMessage()
                            + "); write one such as $.name or $.items[*].price",
                    broken);
        }
    }

    /** What is there; of a path to several places an array. */
    Optional<JsonNode> read(JsonNode node) {
        Object found = found(node);
        if (found == null) {
            return Optional.empty();
        }
        JsonNode value = found instanceof JsonNode tree ? tree : Json.MAPPER.valueToTree(found);
        return path.isDefinite() || !value.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    /** The library ignores a bracket that opens at the very end. */
    private static String complete(String text) {
        if (text.strip().endsWith("[")) {
            throw new InvalidPathException("the last bracket is not closed");
        }
        return text;
    }

    private @Nullable Object found(JsonNode node) {
        try {
            return path.read(node, CONFIGURATION);
        } catch (RuntimeException notThere) {
            // Whatever the library makes of an answer, an answer must not end the evaluation.
            return null;
        }
    }
}
