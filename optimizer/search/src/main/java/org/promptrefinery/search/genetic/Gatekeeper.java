package org.promptrefinery.search.genetic;

import java.util.List;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Section;

/** Turns away children that are not worth a single rollout. */
final class Gatekeeper {

    private static final int SHORTEST_LEAK = 16;

    private final Set<String> variables;
    private final List<String> trainInputs;
    private final Scorer scorer;
    private final int maxPromptTokens;

    Gatekeeper(Chain seed, List<Case> train, Scorer scorer, int maxPromptTokens) {
        this.variables = seed.inputs();
        this.trainInputs = train.stream()
                .flatMap(subject -> subject.inputs().values().stream())
                .filter(value -> value.length() >= SHORTEST_LEAK)
                .toList();
        this.scorer = scorer;
        this.maxPromptTokens = maxPromptTokens;
    }

    /** Whether the prompt is new, keeps the template's variables, fits, and teaches no training case by heart. */
    boolean admits(Chain chain, Memory memory) {
        return !memory.knows(chain)
                && chain.inputs().equals(variables)
                && scorer.promptTokens(chain) <= maxPromptTokens
                && chain.steps().stream()
                        .flatMap(step -> step.prompt().sections().stream())
                        .noneMatch(this::leaks);
    }

    private boolean leaks(Section section) {
        return section.role() != Role.EXAMPLE
                && !section.frozen()
                && trainInputs.stream().anyMatch(section.text()::contains);
    }
}
