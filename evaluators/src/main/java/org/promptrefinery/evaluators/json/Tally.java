package org.promptrefinery.evaluators.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts fields that are equal and fields that are not, and names the first of these. */
final class Tally {

    private static final int NAMED = 5;

    private final List<String> differences = new ArrayList<>();
    private int equal;
    private int total;
    private int wrong;

    void equal() {
        equal++;
        total++;
    }

    /** One difference, which concerns a number of fields. */
    void wrong(int fields, Supplier<String> difference) {
        total += fields;
        wrong++;
        if (differences.size() < NAMED) {
            differences.add(difference.get());
        }
    }

    /** The share of fields that are equal; 1 when there are none. */
    double score() {
        return total == 0 ? 1 : (double) equal / total;
    }

    boolean isEmpty() {
        return total == 0;
    }

    String reason() {
        String named = String.join("; ", differences);
        int more = wrong - differences.size();
        return equal + " of " + total + " fields as expected" + (named.isEmpty() ? "" : ": " + named)
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
