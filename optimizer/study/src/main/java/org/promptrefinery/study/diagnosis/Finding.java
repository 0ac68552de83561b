package org.promptrefinery.study.diagnosis;

import org.promptrefinery.evaluators.CaseResult;

/**
 * A wrong answer and what is behind it.
 *
 * @param wrong the answer under the job's own prompt
 * @param why one line for a person
 */
public record Finding(CaseResult wrong, Cause cause, String why) {

    static final String CONTRADICTION = "another case asks the same and wants another answer";

    /** Whether it is the labels that are at odds. */
    public boolean contradicts() {
        return why.equals(CONTRADICTION);
    }
}
