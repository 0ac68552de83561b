package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;

/**
 * Tells which reference answers are right answers themselves. They are where an evaluator with a weight compares the
 * whole answer with the reference ({@code exact}, {@code label}, {@code choice}, {@code numeric}, {@code json-fields},
 * {@code tool-call}), and all evaluators of the job, which must be deterministic, give the reference the full score.
 * Elsewhere a reference is only a part, a pattern or a likeness of an answer.
 */
final class ExactReferences {

    private static final Set<String> WHOLE = Set.of("exact", "label", "choice", "numeric", "json-fields", "tool-call");
    private static final int BATCH = 1_000;

    private ExactReferences() {}

    /** Whether the evaluators compare whole answers with references. */
    static boolean areAnswers(Evaluation evaluation) {
        return evaluation.parts().stream().allMatch(part -> part.evaluator().deterministic())
                && evaluation.parts().stream()
                        .anyMatch(part -> part.weight() > 0
                                && WHOLE.contains(part.evaluator().name().replaceFirst("\\(.*", "")));
    }

    /** Hands on those of the cases whose preferred reference is a right answer. */
    static void each(Evaluation evaluation, Iterable<Case> cases, Consumer<Case> right) {
        List<Trial> batch = new ArrayList<>();
        for (Case subject : cases) {
            if (!subject.references().isEmpty()) {
                batch.add(new Trial(subject, subject.expected()));
            }
            if (batch.size() == BATCH) {
                judge(evaluation, batch, right);
            }
        }
        judge(evaluation, batch, right);
    }

    private static void judge(Evaluation evaluation, List<Trial> batch, Consumer<Case> right) {
        evaluation.judge(batch).stream()
                .filter(CaseResult::solved)
                .map(CaseResult::subject)
                .forEach(right);
        batch.clear();
    }
}
