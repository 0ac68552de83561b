package org.promptrefinery.evaluators.cases;

import java.util.List;
import java.util.Map;

/**
 * What a pass over a file has found.
 *
 * @param cases how many there are
 * @param notices what a person should know of them
 * @param suggested how many cases asked for each evaluator, given as an entry of a job
 */
public record Survey(long cases, List<String> notices, Map<Object, Integer> suggested) {
    public Survey {
        notices = List.copyOf(notices);
        suggested = Map.copyOf(suggested);
    }
}
