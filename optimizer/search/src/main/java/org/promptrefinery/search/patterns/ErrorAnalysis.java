package org.promptrefinery.search.patterns;

import java.util.Comparator;
import java.util.List;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Template;

/** Reads wrong answers next to the right ones and says what recurs. */
public final class ErrorAnalysis {

    private static final List<Detector> DETECTORS = List.of(
            new SubstitutionDetector(), new ForbiddenWordDetector(), new FormatDetector(), new StructureDetector());

    private ErrorAnalysis() {}

    /**
     * All patterns, the one that explains most wrong answers first.
     *
     * @param results answers with their verdicts; unscored ones are ignored
     */
    public static List<ErrorPattern> of(List<CaseResult> results) {
        Answers answers = Answers.of(results);
        return DETECTORS.stream()
                .flatMap(detector -> detector.find(answers).stream())
                .filter(pattern -> pattern.rule().arguments().stream().allMatch(ErrorAnalysis::isPlain))
                .sorted(Comparator.comparingInt(ErrorPattern::explained).reversed())
                .toList();
    }

    /** Data must never become a template or break out of its line. */
    private static boolean isPlain(String argument) {
        return Template.variables(argument).isEmpty() && argument.lines().count() == 1;
    }
}
