package org.promptrefinery.search.operators;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;

/** Makes a worked example for one prompt of a chain out of a training case. */
final class Demonstration {

    private Demonstration() {}

    /**
     * What the prompt was asked and what is right; empty where that is not known, or where it would be read as a
     * template. The last prompt's right answer is the reference; an earlier one's is what it said where the chain as a
     * whole was right (bootstrapped as in DSPy, Khattab et al. 2023).
     */
    static Optional<Section> of(Chain chain, int step, CaseResult result) {
        String question = question(chain, step, result);
        return answer(chain, step, result)
                .map(answer -> "Question: " + question + "\nAnswer: " + answer)
                .filter(text -> Template.variables(text).isEmpty())
                .map(text -> new Section(Role.EXAMPLE, text));
    }

    private static String question(Chain chain, int step, CaseResult result) {
        Map<String, String> values = new HashMap<>(result.subject().inputs());
        values.putAll(result.steps());
        return chain.prompt(step).variables().stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> answer(Chain chain, int step, CaseResult result) {
        if (isLast(chain, step)) {
            return Optional.of(result.subject().expected()).filter(text -> !text.isBlank());
        }
        return Optional.ofNullable(result.steps().get(chain.steps().get(step).name()))
                .filter(_ -> result.solved());
    }

    static boolean isLast(Chain chain, int step) {
        return step == chain.size() - 1;
    }
}
