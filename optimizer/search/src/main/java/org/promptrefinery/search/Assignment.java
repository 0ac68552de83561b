package org.promptrefinery.search;

import java.util.List;
import org.promptrefinery.evaluators.Case;

/**
 * A prompt and the cases it is to answer.
 *
 * @param prompt to be rendered for each case
 * @param cases none twice
 */
public record Assignment(Prompt prompt, List<Case> cases) {

    public Assignment {
        cases = List.copyOf(cases);
    }
}
