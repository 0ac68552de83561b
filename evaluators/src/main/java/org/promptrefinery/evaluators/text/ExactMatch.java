package org.promptrefinery.evaluators.text;

import java.util.Collection;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer equals one of its references, up to named normalisations. */
final class ExactMatch extends Judging {

    private final EnumSet<Normalisation> normalisations;

    ExactMatch(Collection<Normalisation> normalisations) {
        super("exact(" + names(normalisations) + ")", true);
        this.normalisations = EnumSet.noneOf(Normalisation.class);
        this.normalisations.addAll(normalisations);
    }

    private static String names(Collection<Normalisation> normalisations) {
        return normalisations.stream().sorted().map(Normalisation::word).collect(Collectors.joining(","));
    }

    @Override
    protected Verdict verdict(Trial trial) {
        String answer = normalised(trial.answer());
        boolean right =
                trial.subject().references().stream().map(this::normalised).anyMatch(answer::equals);
        return right
                ? Verdict.pass("as expected")
                : Verdict.fail(
                        "expected " + Quote.of(trial.subject().expected()) + ", got " + Quote.of(trial.answer()));
    }

    private String normalised(String text) {
        String result = text;
        for (Normalisation normalisation : normalisations) {
            result = normalisation.apply(result);
        }
        return result;
    }
}
