package org.promptrefinery.search.patterns;

import java.util.List;
import org.promptrefinery.evaluators.CaseResult;

/**
 * Scored answers, with the wrong ones apart.
 *
 * @param all every scored answer
 * @param wrong those that are not fully right or break a gate
 */
record Answers(List<CaseResult> all, List<CaseResult> wrong) {

    static Answers of(List<CaseResult> results) {
        List<CaseResult> scored = results.stream().filter(CaseResult::scored).toList();
        return new Answers(scored, scored.stream().filter(CaseResult::failed).toList());
    }

    /** Distinct preferred references of the cases. */
    List<String> references() {
        return all.stream()
                .map(result -> result.subject().expected())
                .distinct()
                .sorted()
                .toList();
    }
}
