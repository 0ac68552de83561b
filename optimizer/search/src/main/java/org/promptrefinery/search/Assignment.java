package org.promptrefinery.search;

import java.util.List;
import org.promptrefinery.evaluators.Case;

/**
 * A chain of prompts and the cases it is to answer.
 *
 * @param chain to be rendered for each case
 * @param cases none twice
 * @param sample 0 for the first answer to a case; where a model answers by chance, a higher number draws another one
 */
public record Assignment(Chain chain, List<Case> cases, int sample) {

    public Assignment {
        cases = List.copyOf(cases);
    }

    /** The first answers. */
    public Assignment(Chain chain, List<Case> cases) {
        this(chain, cases, 0);
    }
}
