package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Entrant;

/**
 * Pits children against their parents on a few training cases, half of them such as the parent fails: only there can a
 * child of a good parent show its gain, and what is learned there teaches the operators of the next generation.
 *
 * @param minibatch how many cases
 */
record Screening(int minibatch, RandomGenerator random) {

    /** A race of a child against its parent; of no cases when the parent fails none that it was asked. */
    Entrant entrant(Candidate child, Member parent) {
        return new Entrant(child, cells(parent), parent.train());
    }

    private List<Cell> cells(Member parent) {
        List<CaseResult> failed = shuffled(parent, CaseResult::failed);
        List<CaseResult> passed = shuffled(parent, result -> !result.failed());
        if (failed.isEmpty()) {
            return List.of();
        }
        int hard = Math.min(failed.size(), Math.max((minibatch + 1) / 2, minibatch - passed.size()));
        List<CaseResult> chosen = new ArrayList<>(failed.subList(0, hard));
        chosen.addAll(passed.subList(0, Math.min(passed.size(), minibatch - hard)));
        return chosen.stream().map(result -> Cell.of(result.subject(), 0)).toList();
    }

    private List<CaseResult> shuffled(Member parent, Predicate<CaseResult> which) {
        List<CaseResult> results =
                new ArrayList<>(parent.train().results().stream().filter(which).toList());
        Collections.shuffle(results, Random.from(random));
        return results;
    }
}
