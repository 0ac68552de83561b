package org.promptrefinery.search.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.promptrefinery.evaluators.CaseResult;

/** Answers that are longer than wanted, or in the wrong letter case. */
final class FormatDetector implements Detector {

    @Override
    public List<ErrorPattern> find(Answers answers) {
        List<ErrorPattern> patterns = new ArrayList<>();
        int buried = count(answers, FormatDetector::isBuried);
        if (buried > 0) {
            String seen = buried + " answers say more than the bare answer";
            patterns.add(new ErrorPattern(Rule.of(Kind.BARE), buried, seen));
            if (answers.references().stream().allMatch(FormatDetector::isOneWord)) {
                patterns.add(new ErrorPattern(Rule.of(Kind.ONE_WORD), buried, seen));
            }
        }
        addCase(answers, patterns, Kind.CAPITALS, FormatDetector::isUpper, "capitals");
        addCase(answers, patterns, Kind.SMALL_LETTERS, FormatDetector::isLower, "small letters");
        return patterns;
    }

    private static void addCase(
            Answers answers, List<ErrorPattern> patterns, Kind kind, Predicate<String> style, String name) {
        List<String> worded =
                answers.references().stream().filter(FormatDetector::hasLetters).toList();
        boolean wanted = !worded.isEmpty() && worded.stream().allMatch(style);
        int missed = wanted ? count(answers, result -> hasLetters(result.answer()) && !style.test(result.answer())) : 0;
        if (missed > 0) {
            patterns.add(new ErrorPattern(Rule.of(kind), missed, missed + " answers are not in " + name));
        }
    }

    private static int count(Answers answers, Predicate<CaseResult> shows) {
        return (int) answers.wrong().stream().filter(shows).count();
    }

    private static boolean isBuried(CaseResult result) {
        String reference = result.subject().expected();
        int wanted = Words.in(reference).size();
        int said = Words.in(result.answer()).size();
        boolean decorated = said == wanted
                && result.answer().strip().length() > reference.strip().length()
                && Words.in(result.answer()).equals(Words.in(reference));
        return wanted > 0 && (said > wanted + 1 || decorated);
    }

    private static boolean isOneWord(String reference) {
        return reference.strip().matches("[\\p{L}\\p{N}'’-]+");
    }

    private static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter) && !text.strip().startsWith("{");
    }

    private static boolean isUpper(String text) {
        return text.codePoints().noneMatch(Character::isLowerCase)
                && text.codePoints().filter(Character::isLetter).count() > 1;
    }

    private static boolean isLower(String text) {
        return text.codePoints().noneMatch(Character::isUpperCase);
    }
}
