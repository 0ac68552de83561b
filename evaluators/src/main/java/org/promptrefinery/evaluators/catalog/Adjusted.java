package org.promptrefinery.evaluators.catalog;

import java.util.List;
import java.util.function.Function;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * An evaluator whose scores are read differently; what it cannot score stays unscored.
 *
 * @param inner gives the scores
 * @param name of the whole
 * @param reading what becomes of a score
 */
record Adjusted(Evaluator inner, String name, Function<Verdict.Scored, Verdict> reading) implements Evaluator {

    /** Wants what another does not. */
    static Evaluator negated(Evaluator inner) {
        return new Adjusted(
                inner,
                "not " + inner.name(),
                scored -> new Verdict.Scored(1 - scored.score(), "wanted the opposite: " + scored.reason()));
    }

    /** Full score from a threshold on, none below it. */
    static Evaluator thresholded(Evaluator inner, double least) {
        return new Adjusted(inner, inner.name() + ">=" + least, scored -> {
            boolean enough = scored.score() >= least;
            return new Verdict.Scored(
                    enough ? 1 : 0, (enough ? "at least " : "below ") + least + ": " + scored.reason());
        });
    }

    @Override
    public String version() {
        return inner.version();
    }

    @Override
    public boolean deterministic() {
        return inner.deterministic();
    }

    @Override
    public boolean needsReference() {
        return inner.needsReference();
    }

    @Override
    public List<Calls> calls() {
        return inner.calls();
    }

    @Override
    public List<String> notices() {
        return inner.notices();
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        return inner.judge(trials).stream()
                .map(verdict -> verdict instanceof Verdict.Scored scored ? reading.apply(scored) : verdict)
                .toList();
    }
}
