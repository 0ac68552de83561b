package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;

/** Shows a training case with its right answer, mostly one that was answered wrong; a full prompt swaps one out. */
final class Demonstrate extends Edit {

    private static final int MOST = 4;

    Demonstrate() {
        super("demonstrate");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        List<CaseResult> results = parents.first().train().results();
        List<CaseResult> wrong = results.stream().filter(CaseResult::failed).toList();
        List<CaseResult> pool = wrong.isEmpty() || random.nextInt(5) == 0 ? results : wrong;
        if (pool.isEmpty()) {
            return Optional.empty();
        }
        String shown = text(pick(pool, random).subject());
        if (!Template.variables(shown).isEmpty()) {
            return Optional.empty();
        }
        Prompt child = Sections.insert(makeRoom(parents.prompt(), random), new Section(Role.EXAMPLE, shown));
        return Optional.of(parents.child(child, "a worked example"));
    }

    private static Prompt makeRoom(Prompt prompt, RandomGenerator random) {
        List<Integer> examples = Sections.free(prompt).stream()
                .filter(index -> prompt.sections().get(index).role() == Role.EXAMPLE)
                .toList();
        return examples.size() < MOST ? prompt : Sections.remove(prompt, pick(examples, random));
    }

    private static String text(Case subject) {
        String question = subject.inputs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));
        return "Question: " + question + "\nAnswer: " + subject.expected();
    }
}
