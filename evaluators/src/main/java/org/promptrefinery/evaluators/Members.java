package org.promptrefinery.evaluators;

import java.util.ArrayList;
import java.util.List;

/** Evaluators that judge the same answers. */
public record Members(List<Evaluator> evaluators) {

    public Members {
        evaluators = List.copyOf(evaluators);
    }

    /** Whether all of them always give the same verdicts. */
    public boolean deterministic() {
        return evaluators.stream().allMatch(Evaluator::deterministic);
    }

    /** Whether one of them cannot do without a reference answer. */
    public boolean needsReference() {
        return evaluators.stream().anyMatch(Evaluator::needsReference);
    }

    /** What all of them ask models. */
    public List<Calls> calls() {
        return evaluators.stream().flatMap(member -> member.calls().stream()).toList();
    }

    /** What all of them say of themselves. */
    public List<String> notices() {
        return evaluators.stream().flatMap(member -> member.notices().stream()).toList();
    }

    /** For each trial, in order, the verdicts of the members, in order. */
    public List<List<Verdict>> judge(List<Trial> trials) {
        List<List<Verdict>> byMember =
                evaluators.stream().map(member -> member.judge(trials)).toList();
        List<List<Verdict>> byTrial = new ArrayList<>(trials.size());
        for (int i = 0; i < trials.size(); i++) {
            int trial = i;
            byTrial.add(byMember.stream().map(verdicts -> verdicts.get(trial)).toList());
        }
        return byTrial;
    }
}
