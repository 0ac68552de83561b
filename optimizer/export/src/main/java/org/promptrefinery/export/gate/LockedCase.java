package org.promptrefinery.export.gate;

import java.util.Map;
import java.util.OptionalInt;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;

/**
 * A case with how the prompt fared on it when it was locked.
 *
 * @param subject the case
 * @param verdict of the answer then, unscored where there was none
 * @param gatesHeld whether that answer broke no gate
 * @param line of its file, from 1; empty when it is not in one
 */
public record LockedCase(Case subject, Verdict verdict, boolean gatesHeld, OptionalInt line) {

    private static final String REASON = "as it was locked";

    static LockedCase of(CaseResult result) {
        Verdict verdict = result.scored() ? new Verdict.Scored(result.score(), REASON) : new Verdict.Unscored(REASON);
        return new LockedCase(result.subject(), verdict, result.gatesHeld(), OptionalInt.empty());
    }

    /** Then, as if it were judged now. */
    CaseResult result() {
        return new CaseResult(subject, "", verdict, gatesHeld, Map.of());
    }
}
