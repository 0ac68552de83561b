package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;

/**
 * The fields of one map in a job file, read strictly.
 *
 * @param node the map
 * @param place of it
 */
record Fields(JsonNode node, Place place) {

    /** The fields of a map, of which only the named ones may be there. */
    static Fields of(JsonNode node, Place place, List<String> known) {
        if (!node.isObject()) {
            throw place.wrong("'" + node.asText(node.toString()) + "' must be a map with " + known);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw place.wrongField(
                        name,
                        "unknown field '" + name + "'." + Nearest.maybe(name, known) + " Known are "
                                + String.join(", ", known));
            }
        });
        return new Fields(node, place);
    }

    /** An inner map; empty when it is not there. */
    Fields map(String name, List<String> known) {
        JsonNode inner = node.path(name);
        return of(inner.isMissingNode() ? JsonNodeFactory.instance.objectNode() : inner, at(name), known);
    }

    boolean has(String name) {
        return node.has(name) && !node.path(name).isNull();
    }

    JsonNode required(String name, String example) {
        if (!has(name)) {
            throw place.wrong("the field '" + name + "' is missing, such as " + name + ": " + example);
        }
        return node.path(name);
    }

    String text(String name, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.path(name);
        if (!value.isValueNode() || value.asText().isBlank()) {
            throw wrong(name, "a text");
        }
        return value.asText();
    }

    /** A list of texts, or a single one; none when it is not there. */
    List<String> texts(String name, String example) {
        JsonNode value = node.path(name);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.isValueNode() ? item.asText() : ""));
        } else if (has(name)) {
            texts.add(value.isValueNode() ? value.asText() : "");
        }
        if (texts.contains("")) {
            throw at(name).wrong("must be a list of texts, such as " + example);
        }
        return texts;
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        return switch (node.path(name).asText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    int integer(String name, int otherwise, int least, int most) {
        return (int) wholeNumber(name, otherwise, least, most);
    }

    long wholeNumber(String name, long otherwise, long least, long most) {
        if (!has(name)) {
            return otherwise;
        }
        String accepted = "a whole number from " + least + " to " + most;
        try {
            long value = new BigDecimal(node.path(name).asText()).longValueExact();
            if (value < least || value > most) {
                throw wrong(name, accepted);
            }
            return value;
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw wrong(name, accepted);
        }
    }

    double number(String name, double otherwise, double least, double most) {
        if (!has(name)) {
            return otherwise;
        }
        String accepted = "a number from " + least + " to " + most;
        try {
            double value = new BigDecimal(node.path(name).asText()).doubleValue();
            if (!(value >= least && value <= most)) {
                throw wrong(name, accepted);
            }
            return value;
        } catch (NumberFormatException notNumber) {
            throw wrong(name, accepted);
        }
    }

    Place at(String name) {
        return place.field(name);
    }

    /** What is wrong with a value, blamed on what has set it. */
    BadInput wrong(String name, String accepted) {
        JsonNode value = node.path(name);
        String message = "'" + (value.isValueNode() ? value.asText() : value.toString()) + "' must be " + accepted;
        return value instanceof Overridden set ? new BadInput(set.source() + ": " + message) : at(name).wrong(message);
    }
}
