package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON objects that the user wrote. All requests of a run have the same, so the latest is kept as read. */
final class ParsedOnce {

    private record Parsed(String text, ObjectNode object) {}

    private volatile Parsed latest = new Parsed("", Json.MAPPER.createObjectNode());

    /** @throws IllegalArgumentException when it is no object; the message says why */
    ObjectNode read(String text) {
        Parsed known = latest;
        return known.text().equals(text) ? known.object() : parse(text);
    }

    private ObjectNode parse(String text) {
        try {
            if (Json.read(text) instanceof ObjectNode object) {
                latest = new Parsed(text, object);
                return object;
            }
            throw new IllegalArgumentException("must be a JSON object, not " + Brief.of(text));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("is no JSON: " + Brief.of(broken.getOriginalMessage()), broken);
        }
    }
}
