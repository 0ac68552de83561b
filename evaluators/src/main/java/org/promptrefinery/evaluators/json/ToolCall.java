package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.Quote;

/**
 * A tool that a model wants to be called.
 *
 * @param name of the tool
 * @param arguments an object
 */
record ToolCall(String name, JsonNode arguments) {

    /** More calls at once are refused, since each is compared with each. */
    static final int MOST = 128;

    /**
     * The calls in a JSON value, as OpenAI's chat completions write them: a call with {@code name} and
     * {@code arguments}, which may be a text of JSON; a call in {@code function}; a list of calls; or a message with
     * {@code tool_calls}, which may be null.
     */
    static List<ToolCall> all(JsonNode node) throws Unreadable {
        JsonNode list = node.has("tool_calls") ? node.get("tool_calls") : node;
        if (list.isNull() && node.isObject()) {
            return List.of();
        }
        if (!list.isArray()) {
            return List.of(one(list));
        }
        if (list.size() > MOST) {
            throw new Unreadable("a list of " + list.size() + " tool calls; " + MOST + " are the most");
        }
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode item : list) {
            calls.add(one(item));
        }
        return calls;
    }

    private static ToolCall one(JsonNode node) throws Unreadable {
        JsonNode call = node.path("function").isObject() ? node.get("function") : node;
        JsonNode name = call.path("name");
        if (!name.isTextual()) {
            throw new Unreadable("no tool call: " + Quote.of(node.toString()) + " has no 'name'");
        }
        return new ToolCall(name.textValue(), arguments(call.path("arguments"), name.textValue()));
    }

    private static JsonNode arguments(JsonNode node, String name) throws Unreadable {
        if (node.isMissingNode() || (node.isTextual() && node.textValue().isEmpty())) {
            return Json.MAPPER.createObjectNode();
        }
        JsonNode arguments = node.isTextual() ? Json.parse(node.textValue()) : node;
        if (!arguments.isObject()) {
            throw new Unreadable("no tool call: the arguments of " + Quote.of(name) + " are no JSON object");
        }
        return arguments;
    }
}
