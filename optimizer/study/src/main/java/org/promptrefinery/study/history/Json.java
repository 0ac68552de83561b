package org.promptrefinery.study.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;
import org.promptrefinery.evaluators.BadInput;

/**
 * A value in a file of a run. What must be there and is not is {@link BadInput} with its place; a null counts as not
 * being there.
 *
 * @param where file and line, and the path to the value
 */
record Json(JsonNode node, String where) {

    private static final int LONGEST = 80;

    /** A value that must be there. */
    Json field(String name) {
        return optional(name).orElseThrow(() -> new BadInput(where + ": the field '" + name + "' is missing"));
    }

    /** A value that may be there. */
    Optional<Json> optional(String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(new Json(value, where + ": " + name));
    }

    String text(String name) {
        return field(name).asText();
    }

    /** A text that may be missing, and is empty then. */
    String textOrNone(String name) {
        return optional(name).map(Json::asText).orElse("");
    }

    double number(String name) {
        return field(name).asNumber();
    }

    OptionalDouble numberIfThere(String name) {
        return optional(name).map(Json::asNumber).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    int whole(String name) {
        Json value = field(name);
        return value.require(value.node.canConvertToInt() && value.node.canConvertToExactIntegral(), "a whole number")
                .node
                .asInt();
    }

    long count(String name) {
        Json value = field(name);
        return value.require(value.node.canConvertToLong() && value.node.canConvertToExactIntegral(), "a whole number")
                .node
                .asLong();
    }

    boolean flag(String name) {
        Json value = field(name);
        return value.require(value.node.isBoolean(), "true or false").node.asBoolean();
    }

    /** The items of a list; none when it is not there. */
    <T> List<T> list(String name, Function<Json, T> reading) {
        Optional<Json> list = optional(name);
        if (list.isEmpty()) {
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : list.get().require(list.get().node.isArray(), "a list").node) {
            items.add(reading.apply(new Json(item, list.get().where + "[" + items.size() + "]")));
        }
        return items;
    }

    /** The entries of a map, in order; none when it is not there. */
    <T> SequencedMap<String, T> map(String name, Function<Json, T> reading) {
        SequencedMap<String, T> entries = new LinkedHashMap<>();
        optional(name).ifPresent(map -> {
            for (Map.Entry<String, JsonNode> entry :
                    map.require(map.node.isObject(), "a map").node.properties()) {
                entries.put(
                        entry.getKey(), reading.apply(new Json(entry.getValue(), map.where + "." + entry.getKey())));
            }
        });
        return entries;
    }

    /** The value itself as a text. */
    String asText() {
        return require(node.isValueNode(), "a text").node.asText();
    }

    /** The value itself as a number. */
    double asNumber() {
        return require(node.isNumber(), "a number").node.asDouble();
    }

    private Json require(boolean holds, String wanted) {
        if (holds) {
            return this;
        }
        String value = node.toString();
        throw new BadInput(
                where + ": '" + value.substring(0, Math.min(LONGEST, value.length())) + "' must be " + wanted);
    }
}
