package org.promptrefinery.export.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.random.RandomGeneratorFactory;
import org.promptrefinery.evaluators.Case;

/** Some cases that stand for all: of each group of tags, solved before or not, its share. */
final class CaseSample {

    private CaseSample() {}

    /**
     * Takes so many by systematic sampling from the cases in the order of their groups, shuffled within each; Cochran,
     * Sampling Techniques, third edition (1977), section 8.2. It follows from the cases and the seed, not from their
     * order.
     *
     * @param solved whether the prompt before the search solved a case
     * @param most how many to take; all when there are not more
     * @return by their ids
     */
    static List<Case> of(List<Case> cases, Predicate<Case> solved, int most, long seed) {
        List<Case> ordered = new ArrayList<>(cases);
        ordered.sort(Comparator.comparing(Case::id));
        if (ordered.size() <= most) {
            return List.copyOf(ordered);
        }
        Collections.shuffle(
                ordered,
                Random.from(RandomGeneratorFactory.of("L64X128MixRandom").create(seed)));
        ordered.sort(Comparator.comparing((Case subject) -> String.join("\n", subject.tags()))
                .thenComparing(solved::test));
        List<Case> taken = new ArrayList<>();
        for (long i = 0; i < most; i++) {
            taken.add(ordered.get((int) ((2 * i + 1) * ordered.size() / (2L * most))));
        }
        taken.sort(Comparator.comparing(Case::id));
        return List.copyOf(taken);
    }
}
