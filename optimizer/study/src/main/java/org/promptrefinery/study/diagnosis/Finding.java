package org.promptrefinery.study.diagnosis;

import org.promptrefinery.evaluators.CaseResult;

/**
 * A wrong answer and what is behind it.
 *
 * @param wrong the answer under the job's own prompt
 * @param why one line for a person
 * @param contradicts whether it is the labels that are at odds
 */
public record Finding(CaseResult wrong, Cause cause, String why, boolean contradicts) {

    /** What lies in the answer, not in its labels. */
    public Finding(CaseResult wrong, Cause cause, String why) {
        this(wrong, cause, why, false);
    }

    static Finding contradiction(CaseResult wrong) {
        return new Finding(wrong, Cause.NOISE, "another case asks the same and wants another answer", true);
    }
}
