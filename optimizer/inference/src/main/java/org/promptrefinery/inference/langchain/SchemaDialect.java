package org.promptrefinery.inference.langchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * JSON Schemas as Anthropic and Gemini take them: objects closed, constants as choices of one, choices with their type,
 * and without the limits to numbers, texts and lists that make them refuse a schema. The answer may so be held to a
 * little less than was asked, never to something else.
 */
final class SchemaDialect {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REFUSED = Set.of(
            "$schema",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "default",
            "examples");
    private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");
    private static final Set<String> VERBATIM = Set.of("enum", "const", "required", "type");

    private SchemaDialect() {}

    /** @throws IllegalArgumentException when the text is no JSON object */
    static String of(String schema) {
        try {
            if (JSON.readTree(schema) instanceof ObjectNode object) {
                return adapted(object).toString();
            }
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("the schema is no JSON: " + noJson.getOriginalMessage(), noJson);
        }
        throw new IllegalArgumentException("the schema is no JSON object");
    }

    private static JsonNode adapted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> adapted(object);
            case ArrayNode list -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                list.forEach(element -> copy.add(adapted(element)));
                yield copy;
            }
            default -> node;
        };
    }

    private static ObjectNode adapted(ObjectNode schema) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(entry -> {
            if (!REFUSED.contains(entry.getKey())) {
                copy.set(entry.getKey(), value(entry.getKey(), entry.getValue()));
            }
        });
        if (copy.has("const")) {
            copy.putArray("enum").add(copy.remove("const"));
        }
        typeChoices(copy);
        if (copy.path("type").asText().equals("object")) {
            copy.put("additionalProperties", false);
        }
        return copy;
    }

    private static JsonNode value(String keyword, JsonNode value) {
        if (VERBATIM.contains(keyword)) {
            return value;
        }
        if (NAMED.contains(keyword) && value instanceof ObjectNode named) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            named.properties().forEach(entry -> copy.set(entry.getKey(), adapted(entry.getValue())));
            return copy;
        }
        return adapted(value);
    }

    private static void typeChoices(ObjectNode schema) {
        if (!schema.has("type") && schema.get("enum") instanceof ArrayNode choices) {
            if (all(choices, "string")) {
                schema.put("type", "string");
            } else if (all(choices, "integer")) {
                schema.put("type", "integer");
            }
        }
    }

    private static boolean all(ArrayNode choices, String type) {
        return StreamSupport.stream(choices.spliterator(), false)
                .allMatch(choice -> type.equals("string") ? choice.isTextual() : choice.isIntegralNumber());
    }
}
