package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.NearestExamples.Layout;

/**
 * Shows a whole set of training cases at once in place of those that a prompt shows: labelled ones, mostly with some
 * that were answered wrong, or such as the model itself answered right, in its own words (BootstrapFewShot with random
 * search in DSPy; Khattab et al. 2023). It is for prompts that are wrong about much: where little is wrong, single
 * examples aim better, and a set is long.
 */
final class DemonstrateSet extends Edit {

    private static final List<Integer> COUNTS = List.of(2, 3, 4, 6, 8);
    private static final int MOST_CASES = 100;
    private static final int LONGEST = 1_500;

    /** Answers among which one must be wrong. */
    private static final int AMONG = 4;

    DemonstrateSet() {
        super("demonstrate-set");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        if (!isWrongAboutMuch(parents.first().train().results())) {
            return Optional.empty();
        }
        return set(parents, random)
                .map(sections -> parents.child(
                        Demonstrations.with(parents.prompt(), sections), sections.size() + " worked examples"));
    }

    private static boolean isWrongAboutMuch(List<CaseResult> results) {
        return AMONG * results.stream().filter(CaseResult::failed).count() >= results.size();
    }

    /** Two worked examples or more; empty where there are not so many. */
    static Optional<List<Section>> set(Parents parents, RandomGenerator random) {
        List<Shown> pool = pool(parents, random);
        Layout layout = layout(parents.prompt(), random);
        List<Section> sections =
                pick(List.of(ShownChoice.values()), random).draw(pool, pick(COUNTS, random), random).stream()
                        .flatMap(shown -> shown.section(layout).stream())
                        .distinct()
                        .toList();
        return sections.size() < 2 ? Optional.empty() : Optional.of(sections);
    }

    /** Every other time the one in use, mostly the usual one where there is none. */
    private static Layout layout(Prompt prompt, RandomGenerator random) {
        return random.nextBoolean() ? Demonstrations.layoutIn(prompt) : pick(List.of(Layout.values()), random);
    }

    private static List<Shown> pool(Parents parents, RandomGenerator random) {
        List<CaseResult> cases = new ArrayList<>(parents.first().train().results());
        Collections.shuffle(cases, Random.from(random));
        boolean own = random.nextInt(3) == 0;
        List<CaseResult> first = own || random.nextBoolean()
                ? cases
                : Stream.concat(
                                cases.stream().filter(CaseResult::failed),
                                cases.stream().filter(CaseResult::solved).limit(2))
                        .toList();
        return first.stream()
                .limit(MOST_CASES)
                .flatMap(result -> (own
                                ? Demonstration.own(parents.chain(), parents.step(), result)
                                : Demonstration.of(parents.chain(), parents.step(), result))
                        .stream())
                .filter(shown -> shown.question().length() + shown.answer().length() <= LONGEST)
                .distinct()
                .toList();
    }
}
