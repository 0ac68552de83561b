package org.promptrefinery.evaluators.judge;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Trial;

/**
 * Where the other answer of a comparison comes from.
 *
 * @param baseline what the first prompt answers; without it the references are the rivals
 */
record Rivals(Optional<BaselineAnswers> baseline) {

    /** One rival per trial, in order; empty where there is none. */
    List<Optional<String>> of(List<Trial> trials) {
        List<Case> cases = trials.stream().map(Trial::subject).toList();
        return baseline.map(answers -> answers.of(cases)).orElseGet(() -> cases.stream()
                .map(subject -> subject.references().stream().findFirst())
                .toList());
    }

    String who() {
        return baseline.isPresent() ? "the baseline" : "the reference";
    }

    /** Why one is missing. */
    String missing() {
        return baseline.isPresent()
                ? "the baseline gave no answer to compare with"
                : "the case has no reference answer";
    }
}
