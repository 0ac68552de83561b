package org.promptrefinery.evaluators.text;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer equals one of its references, up to named normalisations. */
final class ExactMatch extends Judging {

    /** What is forgiven unless the job says otherwise; comparing so needs no copies. */
    static final List<Normalisation> DEFAULT = List.of(Normalisation.TRIM, Normalisation.WHITESPACE);

    private static final Verdict RIGHT = Verdict.pass("as expected");

    private final EnumSet<Normalisation> normalisations;
    private final boolean plain;

    ExactMatch(Collection<Normalisation> normalisations) {
        super("exact(" + names(normalisations) + ")", true);
        this.normalisations = EnumSet.noneOf(Normalisation.class);
        this.normalisations.addAll(normalisations);
        this.plain = this.normalisations.equals(EnumSet.copyOf(DEFAULT));
    }

    private static String names(Collection<Normalisation> normalisations) {
        return normalisations.stream()
                .map(Normalisation::word)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** White space now includes no-break spaces, and Unicode forms are replaced before anything else. */
    @Override
    public String version() {
        return "2";
    }

    @Override
    protected Verdict verdict(Trial trial) {
        List<String> references = trial.subject().references();
        String answer = trial.answer();
        if (plain ? anySame(references, answer) : anyNormalised(references, answer)) {
            return RIGHT;
        }
        String expected = references.size() == 1
                ? Quote.of(trial.subject().expected())
                : "one of " + references.stream().map(Quote::of).collect(Collectors.joining(", "));
        return Verdict.fail("expected " + expected + ", got " + Quote.of(answer));
    }

    private static boolean anySame(List<String> references, String answer) {
        for (String reference : references) {
            if (answer.equals(reference) || Spaces.same(answer, reference)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyNormalised(List<String> references, String answer) {
        return references.contains(answer)
                || references.stream().map(this::normalised).anyMatch(normalised(answer)::equals);
    }

    private String normalised(String text) {
        String result = text;
        for (Normalisation normalisation : normalisations) {
            result = normalisation.apply(result);
        }
        return result;
    }
}
