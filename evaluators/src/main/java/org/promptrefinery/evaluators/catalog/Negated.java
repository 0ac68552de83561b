package org.promptrefinery.evaluators.catalog;

import java.util.List;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Wants what another evaluator does not; what that one cannot score stays unscored.
 *
 * @param inner the other one
 */
record Negated(Evaluator inner) implements Evaluator {

    @Override
    public String name() {
        return "not " + inner.name();
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
        return inner.judge(trials).stream().map(Negated::turned).toList();
    }

    private static Verdict turned(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Scored scored ->
                new Verdict.Scored(1 - scored.score(), "wanted the opposite: " + scored.reason());
            case Verdict.Unscored unscored -> unscored;
        };
    }
}
