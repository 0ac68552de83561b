package org.promptrefinery.search.reflection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.operators.Parents;

/**
 * Shows a few wrong answers and a few right ones and asks for a prompt that puts the former right (ProTeGi: Pryzant et
 * al., "Automatic Prompt Optimization with 'Gradient Descent' and Beam Search", 2023; GEPA: Agrawal et al., "Reflective
 * Prompt Evolution Can Outperform Reinforcement Learning", 2025). A parent with a recipe is reflected on by that.
 */
final class Reflect extends Rewrite {

    private static final int WRONG = 5;
    private static final int RIGHT = 2;

    Reflect(Consultation consultation) {
        super("reflect", "reflection on wrong answers", consultation);
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        return brief(consultation(), recipe(consultation(), parents), parents, random);
    }

    /** The first parent's own recipe if it has one that can be used, else the usual one. */
    static String recipe(Consultation consultation, Parents parents) {
        String own = parents.first().candidate().recipe();
        boolean usable = MetaPrompt.REFLECT.complaint(own).isEmpty();
        return usable ? own : consultation.metaPrompts().text(MetaPrompt.REFLECT);
    }

    /** The brief by a recipe, or empty when no answer is wrong. */
    static Optional<String> brief(Consultation consultation, String recipe, Parents parents, RandomGenerator random) {
        List<CaseResult> results = parents.first().train().results();
        List<CaseResult> wrong = results.stream().filter(CaseResult::failed).toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<CaseResult> right = results.stream().filter(CaseResult::solved).toList();
        return Optional.of(consultation.brief(
                recipe,
                parents,
                parents.prompt(),
                Map.of(
                        "wrong", ShownCases.answers(ShownCases.some(wrong, WRONG, random)),
                        "right", ShownCases.answers(ShownCases.some(right, RIGHT, random)))));
    }
}
