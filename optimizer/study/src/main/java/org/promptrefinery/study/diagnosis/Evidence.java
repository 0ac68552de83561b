package org.promptrefinery.study.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;

/**
 * What is known of the answers under the job's own prompt.
 *
 * @param answers the first one to each case, right ones too
 * @param labelled all cases whose labels may be looked at
 * @param draws further answers to the same requests, by case; empty where they are still to be drawn
 * @param instructed ids of the cases that a better instruction gets right; empty where that is still to be tried
 * @param remedies what else was tried, with the ids of the cases that it gets right
 */
record Evidence(
        List<CaseResult> answers,
        Collection<Case> labelled,
        Optional<Map<String, List<CaseResult>>> draws,
        Optional<Set<String>> instructed,
        SequencedMap<Technique, Set<String>> remedies) {

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
            return Finding.contradiction(wrong);
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
        if (instructed.filter(solved -> solved.contains(id)).isPresent()) {
            return new Finding(wrong, Cause.INSTRUCTION, "rules or worked examples put it right");
        }
        return draws.isEmpty() || instructed.isEmpty()
                ? new Finding(wrong, Cause.OPEN, "the diagnosis ended before this was looked into")
                : new Finding(wrong, Cause.KNOWLEDGE, remedy(id));
    }

    private String remedy(String id) {
        return remedies.entrySet().stream()
                .filter(tried -> tried.getValue().contains(id))
                .map(tried -> tried.getKey().title() + " put it right")
                .findFirst()
                .orElse("neither rules nor worked examples help");
    }
}
