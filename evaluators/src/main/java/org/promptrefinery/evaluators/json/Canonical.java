package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A value in a form that is the same for all values that rules call equal, but for the tolerance of numbers.
 *
 * @param shape the value as JSON with sorted names and {@code #} for each number
 * @param numbers in the order of the shape
 */
record Canonical(String shape, List<BigDecimal> numbers) implements Comparable<Canonical> {

    private static final Comparator<Canonical> ORDER =
            Comparator.comparing(Canonical::shape).thenComparing(Canonical::numbers, Canonical::compare);

    static Canonical of(JsonNode node, Rules rules) {
        if (node.isNumber()) {
            return new Canonical("#", List.of(node.decimalValue()));
        }
        if (node.isArray()) {
            return array(node, rules);
        }
        if (node.isObject()) {
            return object(node, rules);
        }
        return new Canonical(rules.ignoreCase() && node.isTextual() ? folded(node) : node.toString(), List.of());
    }

    /** Whether the values are equal up to a difference of their numbers. */
    boolean near(Canonical other, BigDecimal tolerance) {
        if (!shape.equals(other.shape)) {
            return false;
        }
        for (int i = 0; i < numbers.size(); i++) {
            BigDecimal difference = numbers.get(i).subtract(other.numbers.get(i));
            if (difference.abs().compareTo(tolerance) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The value for a person; its texts are quoted in the shape, so that only numbers stand as {@code #}. */
    String shown() {
        return shape.equals("#") ? numbers.getFirst().toString() : shape;
    }

    @Override
    public int compareTo(Canonical other) {
        return ORDER.compare(this, other);
    }

    private static Canonical array(JsonNode node, Rules rules) {
        Stream<Canonical> items = node.valueStream().map(item -> of(item, rules));
        return joined((rules.unordered() ? items.sorted() : items).toList(), "[", "]");
    }

    private static Canonical object(JsonNode node, Rules rules) {
        Map<String, Canonical> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue(), rules)));
        List<Canonical> named = new ArrayList<>();
        fields.forEach((name, value) ->
                named.add(new Canonical(TextNode.valueOf(name) + ":" + value.shape(), value.numbers())));
        return joined(named, "{", "}");
    }

    private static Canonical joined(List<Canonical> parts, String open, String close) {
        List<String> shapes = parts.stream().map(Canonical::shape).toList();
        List<BigDecimal> numbers =
                parts.stream().flatMap(part -> part.numbers().stream()).toList();
        return new Canonical(open + String.join(",", shapes) + close, numbers);
    }

    private static String folded(JsonNode text) {
        return TextNode.valueOf(text.textValue().toLowerCase(Locale.ROOT)).toString();
    }

    private static int compare(List<BigDecimal> one, List<BigDecimal> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
