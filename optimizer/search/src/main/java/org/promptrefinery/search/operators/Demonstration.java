package org.promptrefinery.search.operators;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Chain;

/** Makes worked examples for one prompt of a chain out of training cases. */
final class Demonstration {

    private Demonstration() {}

    /**
     * What the prompt was asked and what is right; empty where that is not known. The last prompt's right answer is the
     * reference; an earlier one's is what it said where the chain as a whole was right (bootstrapped as in DSPy,
     * Khattab et al. 2023).
     */
    static Optional<Shown> of(Chain chain, int step, CaseResult result) {
        return isLast(chain, step) ? shown(chain, step, result, result.subject().expected()) : own(chain, step, result);
    }

    /**
     * What the prompt was asked and what it said itself where the chain as a whole was right, which may say more than
     * the reference; empty where it was not.
     */
    static Optional<Shown> own(Chain chain, int step, CaseResult result) {
        String said = isLast(chain, step)
                ? result.answer()
                : result.steps().getOrDefault(chain.steps().get(step).name(), "");
        return Optional.of(result).filter(CaseResult::solved).flatMap(right -> shown(chain, step, right, said));
    }

    private static Optional<Shown> shown(Chain chain, int step, CaseResult result, String answer) {
        return Optional.of(answer)
                .filter(text -> !text.isBlank())
                .map(text -> new Shown(question(chain, step, result), text));
    }

    private static String question(Chain chain, int step, CaseResult result) {
        Map<String, String> values = new HashMap<>(result.subject().inputs());
        values.putAll(result.steps());
        return chain.prompt(step).variables().stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    /** Whether a prompt is the last of its chain, so that what is right of it is known. */
    static boolean isLast(Chain chain, int step) {
        return step == chain.size() - 1;
    }
}
