package org.promptrefinery.evaluators.catalog;

import java.util.List;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Full score from a threshold on, none below it.
 *
 * @param inner gives the score
 * @param least score that is enough
 */
record Thresholded(Evaluator inner, double least) implements Evaluator {

    @Override
    public String name() {
        return inner.name() + ">=" + least;
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
    public List<Verdict> judge(List<Trial> trials) {
        return inner.judge(trials).stream().map(this::decided).toList();
    }

    private Verdict decided(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Scored scored ->
                new Verdict.Scored(
                        scored.score() >= least ? 1 : 0,
                        (scored.score() >= least ? "at least " : "below ") + least + ": " + scored.reason());
            case Verdict.Unscored unscored -> unscored;
        };
    }
}
