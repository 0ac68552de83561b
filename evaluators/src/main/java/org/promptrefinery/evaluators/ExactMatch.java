package org.promptrefinery.evaluators;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an answer equals one of its references, up to named normalisations. */
final class ExactMatch implements Evaluator {

    private static final int LONGEST_QUOTE = 80;

    private final EnumSet<Normalisation> normalisations;

    ExactMatch(Set<Normalisation> normalisations) {
        this.normalisations = EnumSet.noneOf(Normalisation.class);
        this.normalisations.addAll(normalisations);
    }

    @Override
    public String name() {
        String words = normalisations.stream().map(Normalisation::word).collect(Collectors.joining(","));
        return "exact(" + words + ")";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        return trials.stream().map(this::judge).toList();
    }

    private Verdict judge(Trial trial) {
        String answer = normalised(trial.answer());
        boolean right =
                trial.subject().references().stream().map(this::normalised).anyMatch(answer::equals);
        return right
                ? Verdict.pass("as expected")
                : Verdict.fail("expected " + quote(trial.subject().expected()) + ", got " + quote(trial.answer()));
    }

    private String normalised(String text) {
        String result = text;
        for (Normalisation normalisation : normalisations) {
            result = normalisation.apply(result);
        }
        return result;
    }

    private static String quote(String text) {
        String visible = text.replace("\n", "\\n").replace("\r", "\\r").replaceAll("\\p{Cntrl}", "?");
        return "'" + (visible.length() <= LONGEST_QUOTE ? visible : visible.substring(0, LONGEST_QUOTE - 3) + "...")
                + "'";
    }
}
