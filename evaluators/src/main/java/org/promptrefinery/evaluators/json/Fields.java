package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Quote;

/**
 * Which fields are compared, and how.
 *
 * @param paths to compare, each as one field; all fields when there are none
 * @param rules when values are equal
 * @param ignoreExtra whether an answer may have more than its reference
 */
record Fields(List<FieldPath> paths, Rules rules, boolean ignoreExtra) {
    Fields {
        paths = List.copyOf(paths);
    }

    /** Every field, with these rules. */
    static Fields all(Rules rules, boolean ignoreExtra) {
        return new Fields(List.of(), rules, ignoreExtra);
    }

    Tally compare(JsonNode reference, JsonNode answer) {
        if (paths.isEmpty()) {
            return Comparison.of(reference, answer, rules, ignoreExtra);
        }
        Tally tally = new Tally();
        for (FieldPath path : paths) {
            add(tally, Quote.of(path.text()), path.read(reference), path.read(answer));
        }
        return tally;
    }

    private void add(Tally tally, String path, Optional<JsonNode> wanted, Optional<JsonNode> given) {
        if (wanted.isEmpty()) {
            if (given.isPresent() && !ignoreExtra) {
                tally.wrong(1, () -> path + " is extra");
            }
        } else if (given.isEmpty()) {
            tally.wrong(1, () -> path + " is missing");
        } else if (rules.equal(wanted.get(), given.get())) {
            tally.equal();
        } else {
            tally.wrong(1, () -> path + " is " + shown(given.get()) + " instead of " + shown(wanted.get()));
        }
    }

    private static String shown(JsonNode node) {
        return Quote.of(node.toString());
    }
}
