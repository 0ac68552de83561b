package org.promptrefinery.search.reflection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.operators.Parents;

/**
 * Infers the prompt from questions and right answers alone, so that a badly worded parent has no say (Honovich et al.,
 * "Instruction Induction: From Few Examples to Natural Language Task Descriptions", 2022; forward generation in APE:
 * Zhou et al., "Large Language Models Are Human-Level Prompt Engineers", 2022). Frozen sections stay.
 */
final class Induce extends Rewrite {

    private static final int MOST = 8;

    Induce(Consultation consultation) {
        super("induce", "inferred from questions and right answers", consultation);
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        List<Case> answered = parents.first().train().results().stream()
                .map(CaseResult::subject)
                .filter(subject -> !subject.references().isEmpty())
                .toList();
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        Prompt prompt = parents.prompt();
        Prompt kept =
                prompt.with(prompt.sections().stream().filter(Section::frozen).toList());
        String cases = ShownCases.references(ShownCases.some(answered, MOST, random));
        String induce = consultation().metaPrompts().text(MetaPrompt.INDUCE);
        return Optional.of(consultation().brief(induce, parents, kept, Map.of("cases", cases)));
    }
}
