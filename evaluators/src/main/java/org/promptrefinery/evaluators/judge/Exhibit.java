package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.promptrefinery.evaluators.Case;

/**
 * A text that a judge is to look at.
 *
 * @param label what it is, in words of ours
 * @param text verbatim
 */
record Exhibit(String label, String text) {

    /** The inputs of a case; their names come from the case file, so they are data as well. */
    static List<Exhibit> inputs(Case subject) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Map.Entry<String, String> input : new TreeMap<>(subject.inputs()).entrySet()) {
            exhibits.add(new Exhibit("input", input.getKey() + ": " + input.getValue()));
        }
        return exhibits;
    }

    /** The acceptable answers of a case. */
    static List<Exhibit> references(Case subject) {
        return subject.references().stream()
                .map(text -> new Exhibit("reference", text))
                .toList();
    }
}
