package org.promptrefinery.search.reflection;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;

/**
 * Says the same in fewer words; what is not shorter is no child. That the score stays is for the race to find out (as
 * in CAPO: Zehle et al., "Cost-Aware Prompt Optimization", 2025, where length counts against a prompt).
 */
final class Compress extends Rewrite {

    Compress(Consultation consultation) {
        super("compress", "the same, shorter", consultation);
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        return ShownPrompt.hasFree(parents.prompt())
                ? Optional.of(consultation().brief(MetaPrompt.COMPRESS, parents, Map.of()))
                : Optional.empty();
    }

    @Override
    Optional<Proposal> child(Parents parents, Draft draft) {
        boolean shorter =
                draft.prompt().system().length() < parents.prompt().system().length();
        return shorter ? super.child(parents, draft) : Optional.empty();
    }
}
