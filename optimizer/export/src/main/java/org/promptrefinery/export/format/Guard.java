package org.promptrefinery.export.format;

import java.util.List;
import org.promptrefinery.evaluators.Case;

/**
 * Cases that a prompt has to solve wherever it goes.
 *
 * @param cases that had no part in the search
 * @param evaluators as the job names them, each a name or a map from the name to its options
 */
public record Guard(List<Case> cases, List<Object> evaluators) {

    public static final Guard NONE = new Guard(List.of(), List.of());

    public Guard {
        cases = List.copyOf(cases);
        evaluators = List.copyOf(evaluators);
    }
}
