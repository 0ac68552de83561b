package org.promptrefinery.search.patterns;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Ids of the wrong answers among these that call for a rule about words; none for one about the form. */
    public static Set<String> cases(Rule rule, List<CaseResult> results) {
        return results.stream()
                .filter(CaseResult::failed)
                .filter(result -> !isOfForm(rule) && says(result, rule))
                .map(result -> result.subject().id())
                .collect(Collectors.toSet());
    }

    /**
     * Ids of the wrong answers among these that neither have the words of the right one in them nor call for a rule
     * about words: as if the model did not know. Where no right answer is known, of all wrong ones.
     */
    public static Set<String> unexplained(List<ErrorPattern> patterns, List<CaseResult> results) {
        List<Rule> rules = patterns.stream()
                .map(ErrorPattern::rule)
                .filter(rule -> !isOfForm(rule))
                .toList();
        return results.stream()
                .filter(CaseResult::failed)
                .filter(result -> !knows(result) && rules.stream().noneMatch(rule -> says(result, rule)))
                .map(result -> result.subject().id())
                .collect(Collectors.toSet());
    }

    private static boolean knows(CaseResult wrong) {
        String right = phrase(wrong.subject().expected());
        return !right.isBlank() && phrase(wrong.answer()).contains(right);
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
