package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Entrant;
import org.promptrefinery.search.racing.Outcome;
import org.promptrefinery.search.racing.Race;

/**
 * Pits children against their parents on a few training cases, half of them such as the parent fails: only there can a
 * child of a good parent show its gain, and what is learned there teaches the operators of the next generation. The
 * very first are such as the child was made for; one that gets none of them right goes no further.
 *
 * @param race that they run
 * @param minibatch how many cases
 */
record Screening(Race race, int minibatch, RandomGenerator random) {

    private static final int PARTS = 8;

    /** One outcome per child, in order; a child of a parent that fails no case it was asked comes through unasked. */
    List<Outcome> of(List<Candidate> children, Round round) {
        List<Entrant> entrants =
                children.stream().map(child -> entrant(child, round)).toList();
        List<Outcome> probed = race.run(entrants.stream().map(this::probe).toList());
        List<Entrant> promising = new ArrayList<>();
        for (int i = 0; i < probed.size(); i++) {
            if (probed.get(i).finished()) {
                promising.add(further(entrants.get(i), probed.get(i)));
            }
        }
        Iterator<Outcome> screened = race.run(promising).iterator();
        return probed.stream()
                .map(outcome -> outcome.finished() ? screened.next() : outcome)
                .toList();
    }

    private Entrant entrant(Candidate child, Round round) {
        Member parent = round.parentOf(child);
        return new Entrant(child, cells(parent, round.aimOf(child)), parent.train());
    }

    private Entrant probe(Entrant entrant) {
        int first = Math.min(Math.max(1, minibatch / PARTS), entrant.cells().size());
        return new Entrant(entrant.child(), entrant.cells().subList(0, first), entrant.rival());
    }

    private static Entrant further(Entrant entrant, Outcome probed) {
        return new Entrant(
                entrant.child(), entrant.cells(), entrant.rival(), probed.seen().results());
    }

    /** Those that the parent fails first, and the aim first of these. */
    private List<Cell> cells(Member parent, Set<String> aim) {
        List<CaseResult> failed = shuffled(parent, CaseResult::failed);
        List<CaseResult> passed = shuffled(parent, CaseResult::solved);
        if (failed.isEmpty()) {
            return List.of();
        }
        Set<CaseResult> hard = new LinkedHashSet<>(failed.stream()
                .filter(result -> aim.contains(result.subject().id()))
                .toList());
        hard.addAll(failed);
        int most = Math.max((minibatch + 1) / 2, minibatch - passed.size());
        return Stream.concat(
                        hard.stream().limit(most), passed.stream().limit(minibatch - Math.min(most, failed.size())))
                .map(result -> Cell.of(result.subject(), 0))
                .toList();
    }

    private List<CaseResult> shuffled(Member parent, Predicate<CaseResult> which) {
        List<CaseResult> results =
                new ArrayList<>(parent.train().results().stream().filter(which).toList());
        Collections.shuffle(results, Random.from(random));
        return results;
    }
}
