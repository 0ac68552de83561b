package org.promptrefinery.search.racing;

import java.util.List;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.BudgetExhausted;

/**
 * A race of children over growing blocks of cases, each against a rival whose answers are known. A child leaves as soon
 * as it cannot become better any more, and when a sequential test that may be looked at after every block says that it
 * will not; racing after Maron and Moore (1997), The racing algorithm, Artificial Intelligence Review 11. The error
 * rate of the tests is that of all children of a race together (Bonferroni).
 *
 * @param rollouts that answer
 * @param block cases of the first block; each further one is twice as large
 * @param maxUnscored a child with a larger share of answers without a score drops out
 * @param demand what it takes to come through
 */
public record Race(Rollouts rollouts, int block, double maxUnscored, Demand demand) {

    /** That a child which is not worse leaves a race costs little: its like comes again. */
    private static final double ERROR_RATE = 0.1;

    /** The same race with another demand. */
    public Race demanding(Demand other) {
        return new Race(rollouts, block, maxUnscored, other);
    }

    /** One outcome per entrant, in order. When the budget ends, so do the races of those that are still under way. */
    public List<Outcome> run(List<Entrant> entrants) {
        List<Lane> lanes = entrants.stream().map(this::lane).toList();
        double errorRate = ERROR_RATE / Math.max(1, entrants.size());
        int size = block;
        for (List<Lane> running = running(lanes); !running.isEmpty(); running = running(lanes)) {
            advance(running, size, errorRate);
            size *= 2;
        }
        return lanes.stream().map(lane -> lane.outcome(maxUnscored)).toList();
    }

    private Lane lane(Entrant entrant) {
        return new Lane(entrant, rollouts.scorer().promptTokens(entrant.child().chain()), demand);
    }

    private static List<Lane> running(List<Lane> lanes) {
        return lanes.stream().filter(Lane::isRunning).toList();
    }

    private void advance(List<Lane> running, int size, double errorRate) {
        List<Question> questions = running.stream().map(lane -> lane.next(size)).toList();
        try {
            List<Scorecard> cards = rollouts.of(questions);
            for (int i = 0; i < cards.size(); i++) {
                running.get(i).took(cards.get(i), errorRate);
            }
        } catch (BudgetExhausted spent) {
            running.forEach(lane -> lane.breakOff(String.valueOf(spent.getMessage())));
        }
    }
}
