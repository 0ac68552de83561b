package org.promptrefinery.search.reflection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;

/**
 * Shows the cases that another survivor solves and this one fails, and asks for what makes the difference: a merge by
 * cases (in the manner of the system-aware merge of GEPA: Agrawal et al., "Reflective Prompt Evolution Can Outperform
 * Reinforcement Learning", 2025).
 */
final class LearnFromSibling extends Rewrite {

    private static final int MOST = 5;

    LearnFromSibling(Consultation consultation) {
        super("learn-from-sibling", "a lesson from a survivor that solves what this one fails", consultation);
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        Map<String, CaseResult> solved = parents.second().train().results().stream()
                .filter(CaseResult::solved)
                .collect(Collectors.toMap(result -> result.subject().id(), Function.identity()));
        List<ShownCases.Contrast> contrasts = parents.first().train().results().stream()
                .filter(CaseResult::failed)
                .flatMap(failed -> Optional.ofNullable(
                                solved.get(failed.subject().id()))
                        .stream()
                        .map(other -> new ShownCases.Contrast(failed, other)))
                .toList();
        if (contrasts.isEmpty() || parents.prompt().equals(parents.other())) {
            return Optional.empty();
        }
        return Optional.of(consultation()
                .brief(
                        MetaPrompt.SIBLING,
                        parents,
                        Map.of(
                                "other", ShownPrompt.sections(parents.other()),
                                "cases", ShownCases.contrasts(ShownCases.some(contrasts, MOST, random)))));
    }

    @Override
    Optional<Proposal> child(Parents parents, Draft draft) {
        return Optional.of(parents.childOfBoth(draft.prompt(), draft.why()));
    }
}
