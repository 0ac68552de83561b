package org.promptrefinery.study.history;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.promptrefinery.study.run.RunFolder;

/**
 * A run as its folder tells it, finished or still going on.
 *
 * @param folder where it lies
 * @param job what was to be improved
 * @param candidates all that were ever made, by id, in the order of their making; the seed is the first
 * @param steps the generations that are done, in order; none before the first prompt was scored
 * @param outcome what came of it, once it has ended
 */
public record RunHistory(
        RunFolder folder,
        JobFacts job,
        SequencedMap<String, TriedCandidate> candidates,
        List<Step> steps,
        Optional<Outcome> outcome) {

    public RunHistory {
        candidates = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(candidates));
        steps = List.copyOf(steps);
    }

    /** From the seed to this candidate, along the parent that each was made from; empty when there is no such one. */
    public List<TriedCandidate> lineage(String id) {
        Deque<TriedCandidate> line = new ArrayDeque<>();
        Optional<TriedCandidate> next = Optional.ofNullable(candidates.get(id));
        while (next.isPresent() && !line.contains(next.get())) {
            line.addFirst(next.get());
            next = next.get().candidate().parents().stream().findFirst().map(candidates::get);
        }
        return List.copyOf(line);
    }
}
