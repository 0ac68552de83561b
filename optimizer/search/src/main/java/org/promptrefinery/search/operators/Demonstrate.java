package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.supply.NearestExamples.Layout;

/** Shows a training case with its right answer, mostly one that was answered wrong; a full prompt swaps one out. */
final class Demonstrate extends Edit {

    private static final int MOST = 4;

    Demonstrate() {
        super("demonstrate");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        List<CaseResult> pool = pool(parents, random);
        if (pool.isEmpty()) {
            return Optional.empty();
        }
        Layout layout = Demonstrations.layoutIn(parents.prompt());
        return Demonstration.of(parents.chain(), parents.step(), pick(pool, random))
                .flatMap(shown -> shown.section(layout))
                .filter(example -> !parents.prompt().sections().contains(example))
                .map(example -> parents.child(
                        Sections.insert(makeRoom(parents.prompt(), random), example), "a worked example"));
    }

    /** Of a prompt that is not the last, right answers are known only where all was right. */
    private static List<CaseResult> pool(Parents parents, RandomGenerator random) {
        List<CaseResult> results = parents.first().train().results();
        if (!Demonstration.isLast(parents.chain(), parents.step())) {
            return results.stream().filter(CaseResult::solved).toList();
        }
        List<CaseResult> wrong = results.stream().filter(CaseResult::failed).toList();
        return wrong.isEmpty() || random.nextInt(5) == 0 ? results : wrong;
    }

    private static Prompt makeRoom(Prompt prompt, RandomGenerator random) {
        List<Integer> examples = Demonstrations.in(prompt);
        return examples.size() < MOST ? prompt : Sections.remove(prompt, pick(examples, random));
    }
}
