package org.promptrefinery.inference.langchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fields of the user's own in the body of a request; LangChain4j has them for one of the protocols only. */
final class Extras {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Extras() {}

    /**
     * A body with more fields. Objects are joined field by field; of two other values the added one stays.
     *
     * @param extra a JSON object, or empty
     * @throws IllegalArgumentException when it is anything else
     */
    static String into(String body, String extra) {
        return extra.isBlank() ? body : join(object(body), object(extra)).toString();
    }

    private static ObjectNode object(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("the extra fields are no JSON: " + noJson.getOriginalMessage(), noJson);
        }
        throw new IllegalArgumentException("the extra fields are no JSON object: " + text);
    }

    private static ObjectNode join(ObjectNode target, ObjectNode added) {
        added.properties().forEach(entry -> {
            JsonNode present = target.get(entry.getKey());
            if (present instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode more) {
                join(inner, more);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
        return target;
    }
}
