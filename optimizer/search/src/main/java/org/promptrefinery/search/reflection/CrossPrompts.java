package org.promptrefinery.search.reflection;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;

/**
 * Joins two prompts into one (EvoPrompt, the genetic algorithm: Guo et al., "Connecting Large Language Models with
 * Evolutionary Algorithms Yields Powerful Prompt Optimizers", 2023).
 */
final class CrossPrompts extends Rewrite {

    CrossPrompts(Consultation consultation) {
        super("cross-prompts", "the best of two survivors", consultation);
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        return parents.prompt().equals(parents.other())
                ? Optional.empty()
                : Optional.of(consultation()
                        .brief(MetaPrompt.CROSSOVER, parents, Map.of("other", ShownPrompt.sections(parents.other()))));
    }

    @Override
    Optional<Proposal> child(Parents parents, Draft draft) {
        return Optional.of(parents.childOfBoth(draft.prompt(), draft.why()));
    }
}
