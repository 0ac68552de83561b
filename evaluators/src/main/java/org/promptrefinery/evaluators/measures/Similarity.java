package org.promptrefinery.evaluators.measures;

import java.util.Locale;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Scores an answer by a measure. */
final class Similarity extends Judging {

    private final Measure measure;

    Similarity(String name, Measure measure) {
        super(name, true);
        this.measure = measure;
    }

    @Override
    protected Verdict verdict(Trial trial) {
        Likeness likeness = measure.of(trial.answer(), trial.subject().references());
        String reason = String.format(
                Locale.ROOT,
                "%s %.3f: expected %s, got %s%s",
                name(),
                likeness.score(),
                Quote.of(trial.subject().expected()),
                Quote.of(trial.answer()),
                likeness.cut() ? " (too long to compare completely)" : "");
        return new Verdict.Scored(likeness.score(), reason);
    }
}
