package org.promptrefinery.search.reflection;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.operators.Parents;

/** Says the same in other words (APE: Zhou et al., "Large Language Models Are Human-Level Prompt Engineers", 2022). */
final class Paraphrase extends Rewrite {

    Paraphrase(Consultation consultation) {
        super("paraphrase", "the same in other words", consultation);
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        return ShownPrompt.hasFree(parents.prompt())
                ? Optional.of(consultation().brief(MetaPrompt.PARAPHRASE, parents, Map.of()))
                : Optional.empty();
    }
}
