package org.promptrefinery.evaluators;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One labelled input.
 *
 * @param id unique among the cases of a job; derived from the content unless the file names one
 * @param inputs values of the template variables, by name
 * @param references acceptable answers, the preferred one first; none where only the answer itself is judged
 * @param tags groups the case belongs to, for stratified splits and breakdowns
 * @param weight share in a mean score, above 0
 */
public record Case(
        String id, Map<String, String> inputs, List<String> references, SortedSet<String> tags, double weight) {
    public Case {
        inputs = Map.copyOf(inputs);
        references = List.copyOf(references);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        if (id.isBlank()) {
            throw new IllegalArgumentException("a case needs an id");
        }
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("case " + id + " has weight " + weight + "; it must be above 0");
        }
    }

    /** The preferred reference answer; empty when there is none. */
    public String expected() {
        return references.isEmpty() ? "" : references.getFirst();
    }
}
