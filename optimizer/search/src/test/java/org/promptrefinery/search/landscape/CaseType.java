package org.promptrefinery.search.landscape;

import java.util.List;

/**
 * Cases that need the same rules.
 *
 * @param probability that a case is of this type
 * @param needs rules that must all work
 */
record CaseType(double probability, List<Integer> needs) {

    CaseType {
        needs = List.copyOf(needs);
    }
}
