package org.promptrefinery.study.review;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two answers to a case that a person is to compare.
 *
 * @param caseId of the case
 * @param inputs of the case, by the names of the variables
 * @param reference what would have been right; empty when nothing is given
 * @param first the answer to be shown first
 * @param second the answer to be shown second
 * @param interest how much a person's word would tell; the scores differ or the evaluators disagree where it is great
 */
public record Matchup(
        String caseId,
        Map<String, String> inputs,
        String reference,
        Contender first,
        Contender second,
        double interest) {

    public Matchup {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /**
     * One of two answers.
     *
     * @param prompt that it came from; for the record, not for the person
     * @param answer verbatim
     */
    public record Contender(String prompt, String answer) {}

    /** Whether there is one answer only, so that there is nothing to prefer. */
    public boolean single() {
        return first.answer().equals(second.answer());
    }
}
