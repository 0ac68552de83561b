package org.promptrefinery.search.patterns;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Role;

/** Says which error pattern a single wrong answer shows. */
public final class Symptoms {

    private static final List<Detector> OF_FORM = List.of(new FormatDetector(), new StructureDetector());

    private Symptoms() {}

    /**
     * The pattern that says most about an answer: one about its words before one about its form, else the first.
     *
     * @param wrong an answer that failed
     * @param among all wrong answers that are looked at, for what their references have in common
     */
    public static Optional<ErrorPattern> first(List<ErrorPattern> patterns, CaseResult wrong, List<CaseResult> among) {
        Answers alone = new Answers(among, List.of(wrong));
        List<Kind> forms = OF_FORM.stream()
                .flatMap(detector -> detector.find(alone).stream())
                .map(pattern -> pattern.rule().kind())
                .toList();
        return patterns.stream()
                .sorted(Comparator.comparing(pattern -> isOfForm(pattern.rule())))
                .filter(pattern ->
                        isOfForm(pattern.rule()) ? forms.contains(pattern.rule().kind()) : says(wrong, pattern.rule()))
                .findFirst();
    }

    private static boolean isOfForm(Rule rule) {
        return rule.kind().role() == Role.FORMAT;
    }

    private static boolean says(CaseResult wrong, Rule rule) {
        boolean said = phrase(wrong.answer()).contains(phrase(rule.arguments().getFirst()));
        return switch (rule.kind()) {
            case SUBSTITUTE ->
                said && rule.arguments().getLast().equals(wrong.subject().expected());
            case FORBID -> said && !wrong.gatesHeld();
            case BARE, ONE_WORD, CAPITALS, SMALL_LETTERS, WRAP, JSON, ONE_OF -> false;
        };
    }

    private static String phrase(String text) {
        return Words.in(text).stream().map(Words::folded).collect(Collectors.joining(" ", " ", " "));
    }
}
