package org.promptrefinery.evaluators.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a judge must fill in: an object with its id, a reason, and one field of a few possible values.
 *
 * @param field name of that field
 * @param choices its possible values
 * @param numeric whether they are JSON numbers rather than texts
 * @param accepts them in words
 */
record Form(String field, Set<String> choices, boolean numeric, String accepts) {

    private static final int LONGEST_REASON = 200;

    static final String ID = "id";
    static final String REASON = "reason";

    Form {
        choices = Set.copyOf(choices);
    }

    /** A form with some texts to choose from. */
    static Form oneOf(String field, List<String> choices) {
        String quoted = choices.stream().map(choice -> '"' + choice + '"').collect(Collectors.joining(" or "));
        return new Form(field, Set.copyOf(choices), false, quoted);
    }

    /** A form with a whole number between two others. */
    static Form wholeNumber(String field, int low, int high) {
        Set<String> choices =
                IntStream.rangeClosed(low, high).mapToObj(Integer::toString).collect(Collectors.toSet());
        return new Form(field, choices, true, "<a whole number from " + low + " to " + high + ">");
    }

    /** How to fill it in: the reason first, so that it guides the choice, and the id last. */
    String example() {
        return "{\"" + REASON + "\": \"<one short sentence>\", \"" + field + "\": " + accepts + ", \"" + ID
                + "\": \"<the ID>\"}";
    }

    /** A JSON Schema of a form that is filled in for a dossier; engines that know such hold a judge to it. */
    String schema(String id) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject(REASON).put("type", "string").put("maxLength", LONGEST_REASON);
        ArrayNode allowed = properties.putObject(field).putArray("enum");
        choices.stream().sorted().forEach(choice -> {
            if (numeric) {
                allowed.add(Integer.parseInt(choice));
            } else {
                allowed.add(choice);
            }
        });
        properties.putObject(ID).put("const", id);
        fields().forEach(schema.putArray("required")::add);
        return schema.put("additionalProperties", false).toString();
    }

    /** The names of all fields, in order. */
    List<String> fields() {
        return List.of(REASON, field, ID);
    }

    /** The choice that a value is, compared as a whole. */
    Optional<String> choice(JsonNode value) {
        boolean right = numeric ? value.isIntegralNumber() : value.isTextual();
        return Optional.of(value.asText()).filter(text -> right && choices.contains(text));
    }
}
