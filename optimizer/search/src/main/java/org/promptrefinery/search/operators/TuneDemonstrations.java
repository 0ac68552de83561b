package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.NearestExamples.Layout;

/**
 * Changes the set of worked examples that a prompt shows: their order, which matters (Lu et al. 2022, Fantastically
 * ordered prompts and where to find them), how they are written, or one of them.
 */
final class TuneDemonstrations extends Edit {

    private static final List<Way> WAYS =
            List.of(TuneDemonstrations::reordered, TuneDemonstrations::rewritten, TuneDemonstrations::swapped);

    TuneDemonstrations() {
        super("tune-demonstrations");
    }

    private interface Way {
        Optional<Proposal> edit(Parents parents, RandomGenerator random);
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        if (Demonstrations.in(parents.prompt()).isEmpty()) {
            return Optional.empty();
        }
        List<Way> ways = new ArrayList<>(WAYS);
        Collections.shuffle(ways, Random.from(random));
        return ways.stream()
                .flatMap(way -> way.edit(parents, random).stream())
                .filter(child -> isSound(parents.chain(), child.chain()))
                .filter(child -> !parents.tried().test(child.chain()))
                .findFirst();
    }

    private static Optional<Proposal> reordered(Parents parents, RandomGenerator random) {
        List<Section> shown = new ArrayList<>(Demonstrations.of(parents.prompt()));
        Collections.shuffle(shown, Random.from(random));
        return Optional.of(parents.child(inPlace(parents.prompt(), shown), "worked examples in another order"));
    }

    private static Optional<Proposal> rewritten(Parents parents, RandomGenerator random) {
        Layout layout = pick(List.of(Layout.values()), random);
        List<Section> shown = Demonstrations.of(parents.prompt()).stream()
                .map(section -> Shown.in(section.text())
                        .flatMap(example -> example.section(layout))
                        .orElse(section))
                .toList();
        return Optional.of(parents.child(inPlace(parents.prompt(), shown), "worked examples written in another way"));
    }

    private static Optional<Proposal> swapped(Parents parents, RandomGenerator random) {
        List<CaseResult> results = parents.first().train().results();
        if (results.isEmpty()) {
            return Optional.empty();
        }
        Prompt prompt = parents.prompt();
        int out = pick(Demonstrations.in(prompt), random);
        return Demonstration.of(parents.chain(), parents.step(), pick(results, random))
                .flatMap(shown -> shown.section(Demonstrations.layoutIn(prompt)))
                .filter(example -> !prompt.sections().contains(example))
                .map(example -> parents.child(
                        Sections.replace(prompt, out, example), "another worked example in place of one"));
    }

    /** Each where one of them stood. */
    private static Prompt inPlace(Prompt prompt, List<Section> shown) {
        List<Integer> places = Demonstrations.in(prompt);
        Prompt result = prompt;
        for (int i = 0; i < places.size(); i++) {
            result = Sections.replace(result, places.get(i), shown.get(i));
        }
        return result;
    }
}
