package org.promptrefinery.evaluators.calibration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.promptrefinery.evaluators.Verdict;

/**
 * An answer with what evaluators made of it, as it was written down.
 *
 * @param where file and line, for messages
 * @param subject id of the case
 * @param answer verbatim
 * @param verdicts by the names of evaluators
 * @param versions of those evaluators, as far as they are known
 */
public record JudgedAnswer(
        String where, String subject, String answer, Map<String, Verdict> verdicts, Map<String, String> versions) {

    public JudgedAnswer {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        versions = Map.copyOf(versions);
    }

    boolean isLike(JudgedAnswer other) {
        return subject.equals(other.subject) && answer.equals(other.answer);
    }
}
