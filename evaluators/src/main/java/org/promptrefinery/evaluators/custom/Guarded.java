package org.promptrefinery.evaluators.custom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Kind;

/**
 * An evaluator of a user's own that can do no harm: what it throws and what is no verdict leaves answers unscored. When
 * a batch throws, each of its answers is judged by itself, so that one answer does not cost the others their scores.
 *
 * @param inner the user's
 */
record Guarded(Evaluator inner, String name, String version, boolean deterministic, boolean needsReference)
        implements Evaluator {

    /** The kind with its evaluators guarded. */
    static Kind kind(Kind kind) {
        return new Kind(
                Objects.requireNonNull(kind.name(), "a kind without a name"),
                kind.family(),
                kind.purpose(),
                kind.example(),
                kind.options(),
                kind.gate(),
                options -> Attempt.at(
                        options.where() + ": the evaluator '" + kind.name() + "' cannot be made",
                        () -> of(kind.make().apply(options))));
    }

    /** Asks once for what must not change. */
    static Guarded of(Evaluator inner) {
        return new Guarded(
                Objects.requireNonNull(inner, "no evaluator"),
                Objects.requireNonNull(inner.name(), "an evaluator without a name"),
                Objects.requireNonNull(inner.version(), "an evaluator without a version"),
                inner.deterministic(),
                inner.needsReference());
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        try {
            return checked(inner.judge(List.copyOf(trials)), trials.size());
        } catch (Exception | StackOverflowError | LinkageError | AssertionError broken) {
            return trials.size() > 1
                    ? trials.stream()
                            .map(trial -> judge(List.of(trial)).getFirst())
                            .toList()
                    : unscored("threw " + Attempt.described(broken), trials.size());
        }
    }

    private List<Verdict> checked(@Nullable List<? extends @Nullable Verdict> verdicts, int wanted) {
        if (verdicts == null) {
            return unscored("gave null instead of verdicts", wanted);
        }
        List<@Nullable Verdict> given = new ArrayList<>(verdicts);
        if (given.size() != wanted) {
            return unscored("gave " + given.size() + " verdicts for " + wanted + " answers", wanted);
        }
        List<Verdict> checked = new ArrayList<>();
        for (Verdict verdict : given) {
            checked.add(verdict == null ? cause("gave null instead of a verdict") : verdict);
        }
        return checked;
    }

    private List<Verdict> unscored(String failure, int number) {
        return Collections.nCopies(number, cause(failure));
    }

    private Verdict cause(String failure) {
        return new Verdict.Unscored("the evaluator " + name + " " + failure);
    }
}
