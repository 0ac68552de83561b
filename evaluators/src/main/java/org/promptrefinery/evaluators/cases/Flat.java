package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Nested values as texts: chats, structured inputs and outputs. */
final class Flat {

    private static final List<String> ANSWERS =
            List.of("answer", "output", "expected", "reference", "label", "content", "text", "completion", "response");

    private Flat() {}

    /** A text as it is, anything else as JSON. */
    static String text(JsonNode node) {
        if (node.isArray() && isChat(node)) {
            return transcript(node, false);
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** Named inputs of an object; a chat as its system text and the rest; anything else as the one input 'input'. */
    static ObjectNode inputs(JsonNode node) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        JsonNode input = opened(node);
        JsonNode chat = input.path("messages").isArray() ? input.path("messages") : input;
        if (isChat(chat)) {
            String system = transcript(chat, true);
            if (!system.isEmpty()) {
                inputs.put("system", system);
            }
            return inputs.put("input", transcript(chat, false));
        }
        if (input.isObject() && !input.isEmpty()) {
            input.properties().forEach(field -> inputs.put(name(field.getKey()), text(field.getValue())));
            return inputs;
        }
        return inputs.put("input", text(input));
    }

    /** The answer in a text, a message, a chat, or an object with one field or one that is named like an answer. */
    static String answer(JsonNode node) {
        JsonNode output = opened(node);
        if (output.isArray() && isChat(output)) {
            return text(output.get(output.size() - 1).path("content"));
        }
        if (!output.isObject()) {
            return text(output);
        }
        if (output.size() == 1) {
            return answer(output.properties().iterator().next().getValue());
        }
        for (String name : ANSWERS) {
            if (output.path(name).isTextual()) {
                return output.path(name).asText();
            }
        }
        return output.toString();
    }

    /** The name with all that a template variable cannot have replaced. */
    static String name(String column) {
        String name = column.strip().replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("(?<=.)_+$", "");
        return name.isEmpty() || !name.matches("[A-Za-z_].*") ? "_" + name : name;
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static JsonNode opened(JsonNode node) {
        return node.isTextual() ? JsonText.structure(node.asText()).orElse(node) : node;
    }

    private static boolean isChat(JsonNode node) {
        return node.isArray()
                && !node.isEmpty()
                && node.get(0).has("role")
                && node.get(0).has("content");
    }

    /** The system messages, or all others; speakers are named where there are several turns. */
    private static String transcript(JsonNode chat, boolean system) {
        List<JsonNode> turns = new ArrayList<>();
        chat.forEach(message -> {
            if (List.of("system", "developer").contains(message.path("role").asText()) == system) {
                turns.add(message);
            }
        });
        boolean named = turns.size() > 1 && !system;
        List<String> lines = turns.stream()
                .map(turn -> (named ? turn.path("role").asText() + ": " : "") + content(turn.path("content")))
                .toList();
        return String.join("\n", lines);
    }

    /** The text of a message, which may come in parts. */
    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return text(content);
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText(part.toString())));
        return text.toString();
    }
}
