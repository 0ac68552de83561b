package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.promptrefinery.evaluators.Quote;

/**
 * Compares all fields of two values. A field is what holds no others: a scalar, or an empty object or array. Elements
 * of arrays are compared place by place, or as a multiset, where each element counts as one field.
 */
final class Comparison {

    private final Rules rules;
    private final boolean ignoreExtra;
    private final Tally tally = new Tally();

    private Comparison(Rules rules, boolean ignoreExtra) {
        this.rules = rules;
        this.ignoreExtra = ignoreExtra;
    }

    static Tally of(JsonNode reference, JsonNode answer, Rules rules, boolean ignoreExtra) {
        Comparison comparison = new Comparison(rules, ignoreExtra);
        comparison.values(Path.ROOT, reference, answer);
        return comparison.tally;
    }

    private void values(Path path, JsonNode reference, JsonNode answer) {
        boolean bothEmpty = reference.isEmpty() && answer.isEmpty();
        if (reference.isObject() && answer.isObject() && !bothEmpty) {
            objects(path, reference, answer);
        } else if (reference.isArray() && answer.isArray() && !bothEmpty) {
            arrays(path, reference, answer);
        } else if (rules.equal(reference, answer)) {
            tally.equal();
        } else {
            tally.wrong(
                    fields(reference),
                    () -> Quote.of(path.toString()) + " is " + shown(answer) + " instead of " + shown(reference));
        }
    }

    private void objects(Path path, JsonNode reference, JsonNode answer) {
        reference.properties().forEach(field -> {
            JsonNode other = answer.get(field.getKey());
            if (other == null) {
                missing(path.field(field.getKey()), field.getValue());
            } else {
                values(path.field(field.getKey()), field.getValue(), other);
            }
        });
        answer.properties().forEach(field -> {
            if (!reference.has(field.getKey())) {
                extra(path.field(field.getKey()), field.getValue());
            }
        });
    }

    private void arrays(Path path, JsonNode reference, JsonNode answer) {
        if (rules.unordered()) {
            multisets(path, sorted(reference), sorted(answer));
            return;
        }
        for (int i = 0; i < Math.max(reference.size(), answer.size()); i++) {
            if (i >= answer.size()) {
                missing(path.element(i), reference.get(i));
            } else if (i >= reference.size()) {
                extra(path.element(i), answer.get(i));
            } else {
                values(path.element(i), reference.get(i), answer.get(i));
            }
        }
    }

    private List<Canonical> sorted(JsonNode array) {
        return array.valueStream()
                .map(item -> Canonical.of(item, rules))
                .sorted()
                .toList();
    }

    /** Walks through both in order, so that it stays linear; what comes first on one side only has no equal. */
    private void multisets(Path path, List<Canonical> reference, List<Canonical> answer) {
        int i = 0;
        int j = 0;
        while (i < reference.size() && j < answer.size()) {
            if (rules.equal(reference.get(i), answer.get(j))) {
                tally.equal();
                i++;
                j++;
            } else if (reference.get(i).compareTo(answer.get(j)) < 0) {
                lacking(path, reference.get(i++));
            } else {
                surplus(path, answer.get(j++));
            }
        }
        reference.subList(i, reference.size()).forEach(item -> lacking(path, item));
        answer.subList(j, answer.size()).forEach(item -> surplus(path, item));
    }

    private void lacking(Path path, Canonical item) {
        tally.wrong(1, () -> Quote.of(path.toString()) + " lacks " + Quote.of(item.shown()));
    }

    private void surplus(Path path, Canonical item) {
        if (!ignoreExtra) {
            tally.wrong(1, () -> Quote.of(path.toString()) + " has " + Quote.of(item.shown()) + " too much");
        }
    }

    private void missing(Path path, JsonNode value) {
        tally.wrong(fields(value), () -> Quote.of(path.toString()) + " is missing");
    }

    private void extra(Path path, JsonNode value) {
        if (!ignoreExtra) {
            tally.wrong(fields(value), () -> Quote.of(path.toString()) + " is extra");
        }
    }

    private static int fields(JsonNode node) {
        return node.isEmpty()
                ? 1
                : node.valueStream().mapToInt(Comparison::fields).sum();
    }

    private static String shown(JsonNode node) {
        return Quote.of(node.toString());
    }
}
