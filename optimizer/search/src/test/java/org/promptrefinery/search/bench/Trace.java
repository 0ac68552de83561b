package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Chain;

/**
 * One run of a strategy: the true score of what it recommended, whenever that changed.
 *
 * @param points in order; the first is the seed, which nobody has asked yet
 * @param optimum the highest true score there is
 * @param spent completions of the whole run
 */
public record Trace(List<Point> points, double optimum, long spent) {

    /**
     * From so many completions on, a prompt of this true score was recommended.
     *
     * @param spent completions
     */
    public record Point(long spent, double score) {}

    public Trace {
        points = List.copyOf(points);
    }

    /** Runs a strategy on a landscape, whose seed is its seed as well. */
    static Trace of(Strategy strategy, Place place, long budget) {
        return of(strategy, place.arena(budget)).with(place.optimum());
    }

    /** Runs a strategy until it ends or the budget is spent; the optimum is the best that it recommended. */
    public static Trace of(Strategy strategy, Arena arena) {
        Recorder recorder = new Recorder(arena);
        recorder.accept(arena.task().seed());
        try {
            strategy.run(arena.task(), arena.seed(), recorder);
        } catch (BudgetExhausted expected) {
            // what was recommended last stays
        }
        double best = recorder.points.stream().mapToDouble(Point::score).max().orElseThrow();
        return new Trace(recorder.points, best, arena.spent());
    }

    /** This run measured by another optimum. */
    public Trace with(double other) {
        return new Trace(points, other, spent);
    }

    /** Completions until the recommended prompt first had this share of the optimum. */
    OptionalLong until(double share) {
        return points.stream()
                .filter(point -> point.score() >= share * optimum)
                .mapToLong(Point::spent)
                .findFirst();
    }

    /** True score of what was recommended after so many completions. */
    double at(long completions) {
        double score = points.getFirst().score();
        for (Point point : points) {
            if (point.spent() <= completions) {
                score = point.score();
            }
        }
        return score;
    }

    /** True score of what was recommended in the end. */
    public double last() {
        return points.getLast().score();
    }

    /** Keeps what is recommended; ends a run that goes on and on without asking anything new. */
    private static final class Recorder implements Consumer<Chain> {

        private static final int PATIENCE = 500;

        private final Arena arena;
        private final List<Point> points = new ArrayList<>();
        private final Map<String, Double> known = new HashMap<>();
        private int idle;

        Recorder(Arena arena) {
            this.arena = arena;
        }

        @Override
        public void accept(Chain chain) {
            double score = known.computeIfAbsent(chain.id(), _ -> arena.trueScore(chain));
            boolean asked = points.isEmpty() || points.getLast().spent() < arena.spent();
            points.add(new Point(arena.spent(), score));
            idle = asked ? 0 : idle + 1;
            if (idle > PATIENCE) {
                throw new BudgetExhausted("nothing new to ask");
            }
        }
    }
}
