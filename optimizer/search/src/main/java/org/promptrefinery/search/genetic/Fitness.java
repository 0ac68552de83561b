package org.promptrefinery.search.genetic;

import java.util.Comparator;
import org.promptrefinery.evaluators.Scorecard;

/**
 * What a candidate is worth; greater is better. Broken gates dominate the score, and fewer prompt tokens break ties.
 *
 * @param finished whether it was asked all dev cases; one that was not is worth less than any that was
 * @param gatesBroken answers that break a gate
 * @param score mean score on dev
 * @param tokens length of the prompt
 */
record Fitness(boolean finished, int gatesBroken, double score, int tokens) implements Comparable<Fitness> {

    private static final Comparator<Fitness> FEASIBILITY =
            Comparator.comparing(Fitness::finished).thenComparing(Fitness::gatesBroken, Comparator.reverseOrder());
    private static final Comparator<Fitness> ORDER =
            FEASIBILITY.thenComparingDouble(Fitness::score).thenComparing(Fitness::tokens, Comparator.reverseOrder());
    private static final double RESOLUTION = 1e9;

    static final Fitness ELIMINATED = new Fitness(false, 0, 0, 0);
    static final int OBJECTIVES = 2;

    /** What a candidate is worth beside the best one so far, by the cases that have a score for both. */
    static Fitness of(Scorecard dev, Scorecard best) {
        Standing standing = Standing.of(dev, best);
        double score = Math.round(standing.score() * RESOLUTION) / RESOLUTION;
        return new Fitness(true, standing.gatesBroken(), score, dev.promptTokens());
    }

    @Override
    public int compareTo(Fitness other) {
        return ORDER.compare(this, other);
    }

    /** Constrained domination of Deb et al. (2002), A fast and elitist multiobjective genetic algorithm: NSGA-II. */
    int dominance(Fitness other) {
        int feasibility = FEASIBILITY.compare(this, other);
        if (feasibility != 0) {
            return feasibility;
        }
        int first = objective(other, 0);
        int second = objective(other, 1);
        return first * second < 0 ? 0 : Integer.signum(first + second);
    }

    int objective(Fitness other, int index) {
        return index == 0 ? Double.compare(score, other.score) : Integer.compare(other.tokens, tokens);
    }

    double distance(Fitness other, int index) {
        return index == 0 ? score - other.score : other.tokens - tokens;
    }
}
