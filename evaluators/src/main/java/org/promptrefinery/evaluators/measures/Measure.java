package org.promptrefinery.evaluators.measures;

import java.util.Comparator;
import java.util.List;

/** How alike an answer is to its references; at least one is given. */
interface Measure {

    Likeness of(String answer, List<String> references);

    /** The reference that is most alike decides. */
    static Measure best(Pair pair) {
        return (answer, references) -> references.stream()
                .map(reference -> pair.of(answer, reference))
                .max(Comparator.comparingDouble(Likeness::score))
                .orElseThrow();
    }

    /** How alike two texts are. */
    interface Pair {
        Likeness of(String answer, String reference);
    }
}
