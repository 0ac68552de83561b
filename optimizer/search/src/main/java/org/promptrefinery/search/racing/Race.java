package org.promptrefinery.search.racing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Scorer;

/**
 * Screens children against their parents on a small paired minibatch, then lets the rest race on growing blocks of dev
 * cases. A child leaves when a test that stays valid under peeking says that it is worse than its parent; racing after
 * Maron and Moore (1997), The racing algorithm, Artificial Intelligence Review 11.
 *
 * @param dev all dev cases
 * @param minibatch size of the screening
 * @param maxUnscored a child with a larger share of answers without a score drops out
 */
public record Race(Scorer scorer, List<Case> dev, int minibatch, double maxUnscored) {

    public Race {
        dev = List.copyOf(dev);
    }

    /** One outcome per entrant, in order. */
    public List<Outcome> run(List<Entrant> entrants, RandomGenerator random) {
        List<Case> shuffled = new ArrayList<>(dev);
        Collections.shuffle(shuffled, Random.from(random));
        List<Lane> lanes = entrants.stream()
                .map(entrant -> new Lane(
                        entrant,
                        scorer.promptTokens(entrant.child().chain()),
                        screeningFirst(entrant.parent(), shuffled)))
                .toList();
        advance(lanes, entrants, minibatch, Lane::screened);
        for (int block = minibatch; lanes.stream().anyMatch(Lane::isRunning); block *= 2) {
            advance(lanes, entrants, block, Lane::raced);
        }
        return lanes.stream().map(lane -> lane.outcome(dev, maxUnscored)).toList();
    }

    private void advance(List<Lane> lanes, List<Entrant> entrants, int size, BiConsumer<Lane, Scorecard> step) {
        List<Integer> running = IntStream.range(0, lanes.size())
                .filter(index -> lanes.get(index).isRunning())
                .boxed()
                .toList();
        List<Scorecard> cards = scorer.score(running.stream()
                .map(index -> new Assignment(
                        entrants.get(index).child().chain(), lanes.get(index).next(size)))
                .toList());
        for (int i = 0; i < cards.size(); i++) {
            step.accept(lanes.get(running.get(i)), cards.get(i));
        }
    }

    /** Half of the screening are cases that the parent fails: only there can a child of a good parent show its gain. */
    private List<Case> screeningFirst(Scorecard parent, List<Case> shuffled) {
        Set<String> failed = new LinkedHashSet<>();
        parent.results().stream()
                .filter(CaseResult::failed)
                .forEach(result -> failed.add(result.subject().id()));
        List<Case> hard = shuffled.stream()
                .filter(subject -> failed.contains(subject.id()))
                .limit((minibatch + 1) / 2)
                .toList();
        Set<Case> order = new LinkedHashSet<>(hard);
        order.addAll(shuffled);
        return List.copyOf(order);
    }
}
