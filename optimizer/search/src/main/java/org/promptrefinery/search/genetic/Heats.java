package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Demand;
import org.promptrefinery.search.racing.Entrant;
import org.promptrefinery.search.racing.Outcome;
import org.promptrefinery.search.racing.Race;

/**
 * Children against their parents on dev cases: first on a few, and on twice as many each time while it is not clear who
 * is better, until the parent was asked no more. After each heat the better half goes on: successive halving, Jamieson
 * and Talwalkar (2016), Non-stochastic best arm identification and hyperparameter optimization.
 *
 * @param race that they run, with what it takes to win in the end
 */
record Heats(Round round, Race race) {

    /** A lead of this many standard deviations of a fair coin's is clear: what it is worth is measured again. */
    private static final double CLEAR = 1;

    /** One outcome per child, in order. */
    List<Outcome> of(List<Candidate> children) {
        Map<String, Outcome> latest = new LinkedHashMap<>();
        List<Candidate> running = children;
        for (int depth = race.block(); !running.isEmpty(); depth *= 2) {
            List<Outcome> heat = heat(running, depth, latest);
            heat.forEach(outcome -> latest.put(outcome.child().id(), outcome));
            List<Outcome> open = heat.stream().filter(this::isOpen).toList();
            Set<Outcome> best = betterHalf(heat);
            open.stream()
                    .filter(outcome -> !best.contains(outcome))
                    .forEach(outcome -> latest.put(outcome.child().id(), left(outcome)));
            running = open.stream().filter(best::contains).map(Outcome::child).toList();
        }
        return children.stream().map(child -> found(latest, child)).toList();
    }

    private static Outcome found(Map<String, Outcome> latest, Candidate child) {
        Outcome outcome = latest.get(child.id());
        if (outcome == null) {
            throw new IllegalStateException("candidate " + child.id() + " did not run");
        }
        return outcome;
    }

    private List<Outcome> heat(List<Candidate> running, int depth, Map<String, Outcome> latest) {
        List<Entrant> early = new ArrayList<>();
        List<Entrant> last = new ArrayList<>();
        for (Candidate child : running) {
            Scorecard parent = parent(child);
            List<Cell> cells = round.cellsOf(parent);
            List<Cell> first = cells.subList(0, Math.min(depth, cells.size()));
            Outcome before = latest.get(child.id());
            Entrant entrant = new Entrant(
                    child,
                    first,
                    answersTo(first, parent),
                    before == null ? List.of() : before.seen().results());
            (first.size() < cells.size() ? early : last).add(entrant);
        }
        List<Outcome> outcomes = new ArrayList<>(race.demanding(Demand.NO_WORSE).run(early));
        outcomes.addAll(race.run(last));
        return outcomes;
    }

    private static Scorecard answersTo(List<Cell> cells, Scorecard card) {
        Set<String> ids = new HashSet<>();
        cells.forEach(cell -> ids.add(cell.id()));
        return new Scorecard(
                card.results().stream()
                        .filter(result -> ids.contains(result.subject().id()))
                        .toList(),
                card.promptTokens());
    }

    private Scorecard parent(Candidate child) {
        return round.parentOf(child).dev();
    }

    /** Whether it came through, but not clearly, and there are cases left to tell. */
    private boolean isOpen(Outcome outcome) {
        return outcome.finished()
                && outcome.seen().results().size()
                        < parent(outcome.child()).results().size()
                && !changes(outcome).isClearGain(CLEAR);
    }

    private Standing.Changes changes(Outcome outcome) {
        return Standing.changes(outcome.seen(), new Standing.Rival(parent(outcome.child())));
    }

    private Set<Outcome> betterHalf(List<Outcome> heat) {
        List<Outcome> ranked = heat.stream()
                .filter(Outcome::finished)
                .sorted(Comparator.comparingDouble(this::promise).reversed().thenComparing(outcome -> outcome.child()
                        .id()))
                .limit((heat.size() + 1) / 2)
                .toList();
        return Set.copyOf(ranked);
    }

    /** Its score on all that its parent was asked, as far as can be seen. */
    private double promise(Outcome outcome) {
        return Standing.of(outcome.seen(), new Standing.Rival(parent(outcome.child())))
                .score();
    }

    private static Outcome left(Outcome outcome) {
        int cases = outcome.seen().results().size();
        return new Outcome(
                outcome.child(),
                outcome.seen(),
                Outcome.End.DROPPED,
                "left the race: others are better after " + cases + " cases");
    }
}
