package org.promptrefinery.study.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;

/**
 * What is known of the answers under the job's own prompt.
 *
 * @param answers the first one to each case, right ones too
 * @param labelled all cases whose labels may be looked at
 * @param draws further answers to the same requests, by case; empty where they are still to be drawn
 * @param ruled ids of the cases that the rules get right; empty where rules are still to be tried
 */
record Evidence(
        List<CaseResult> answers,
        Collection<Case> labelled,
        Optional<Map<String, List<CaseResult>>> draws,
        Optional<Set<String>> ruled) {

    Evidence {
        answers = List.copyOf(answers);
        labelled = List.copyOf(labelled);
    }

    /** What is behind each wrong answer. */
    List<Finding> findings() {
        Set<String> contradicting = Contradictions.among(labelled);
        RightContent content = new RightContent(labelled);
        return answers.stream()
                .filter(CaseResult::failed)
                .map(wrong -> finding(wrong, contradicting, content))
                .toList();
    }

    private Finding finding(CaseResult wrong, Set<String> contradicting, RightContent content) {
        String id = wrong.subject().id();
        if (contradicting.contains(id)) {
            return new Finding(wrong, Cause.NOISE, Finding.CONTRADICTION);
        }
        if (content.isIn(wrong.answer(), wrong.subject())) {
            return new Finding(wrong, Cause.FORM, "the answer holds what is right, in another form");
        }
        List<CaseResult> others =
                draws.map(known -> known.getOrDefault(id, List.of())).orElse(List.of());
        long right = others.stream().filter(CaseResult::solved).count();
        if (right > 0 && 2 * right >= others.size()) {
            return new Finding(
                    wrong, Cause.NOISE, right + " of " + others.size() + " further draws of the answer are right");
        }
        if (ruled.filter(solved -> solved.contains(id)).isPresent()) {
            return new Finding(wrong, Cause.INSTRUCTION, "rules against the error patterns put it right");
        }
        return draws.isEmpty() || ruled.isEmpty()
                ? new Finding(wrong, Cause.OPEN, "the diagnosis ended before this was looked into")
                : new Finding(wrong, Cause.KNOWLEDGE, "rules do not help");
    }
}
