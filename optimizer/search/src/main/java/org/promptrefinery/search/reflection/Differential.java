package org.promptrefinery.search.reflection;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;

/**
 * Changes only what differs between two prompts and puts that into the best one (EvoPrompt, differential evolution: Guo
 * et al., "Connecting Large Language Models with Evolutionary Algorithms Yields Powerful Prompt Optimizers", 2023).
 */
final class Differential extends Rewrite {

    Differential(Consultation consultation) {
        super("differential", "what differs between two, put into the best", consultation);
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        if (parents.prompt().equals(parents.other())) {
            return Optional.empty();
        }
        Chain best = parents.population().stream()
                .findFirst()
                .orElse(parents.first())
                .candidate()
                .chain();
        return Optional.of(consultation()
                .brief(
                        MetaPrompt.DIFFERENTIAL,
                        parents,
                        Map.of(
                                "other", ShownPrompt.sections(parents.other()),
                                "best", ShownPrompt.sections(best.prompt(parents.step())))));
    }

    @Override
    Optional<Proposal> child(Parents parents, Draft draft) {
        return Optional.of(parents.childOfBoth(draft.prompt(), draft.why()));
    }
}
