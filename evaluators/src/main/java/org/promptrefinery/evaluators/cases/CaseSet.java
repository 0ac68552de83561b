package org.promptrefinery.evaluators.cases;

import java.util.List;
import org.promptrefinery.evaluators.Case;

/**
 * The cases of a job.
 *
 * @param cases at least one, in the order of the file
 * @param notices what a person should know of them: rows that were left out, duplicates, contradictions
 */
public record CaseSet(List<Case> cases, List<String> notices) {
    public CaseSet {
        cases = List.copyOf(cases);
        notices = List.copyOf(notices);
    }
}
