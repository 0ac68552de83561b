package org.promptrefinery.search.genetic;

import java.util.Comparator;
import java.util.List;

/**
 * What a candidate is worth; greater is better. Broken gates dominate the score, and fewer prompt tokens break ties.
 *
 * @param finished whether it came through its race; one that did not is worth less than any that did
 * @param gatesBroken answers that break a gate
 * @param score mean score on dev
 * @param tokens length of the prompt
 * @param further mean verdicts of the evaluators that are objectives of their own
 */
record Fitness(boolean finished, int gatesBroken, double score, int tokens, List<Double> further)
        implements Comparable<Fitness> {

    private static final Comparator<Fitness> FEASIBILITY =
            Comparator.comparing(Fitness::finished).thenComparing(Fitness::gatesBroken, Comparator.reverseOrder());
    private static final Comparator<Fitness> ORDER =
            FEASIBILITY.thenComparingDouble(Fitness::score).thenComparing(Fitness::tokens, Comparator.reverseOrder());
    private static final int SCORE = 0;
    private static final int TOKENS = 1;
    private static final int OWN_OBJECTIVES = 2;

    static final Fitness ELIMINATED = new Fitness(false, 0, 0, 0, List.of());

    Fitness {
        further = List.copyOf(further);
    }

    Fitness(boolean finished, int gatesBroken, double score, int tokens) {
        this(finished, gatesBroken, score, tokens, List.of());
    }

    @Override
    public int compareTo(Fitness other) {
        return ORDER.compare(this, other);
    }

    /** Constrained domination of Deb et al. (2002), A fast and elitist multiobjective genetic algorithm: NSGA-II. */
    int dominance(Fitness other) {
        int feasibility = FEASIBILITY.compare(this, other);
        if (feasibility != 0 || !finished) {
            return feasibility;
        }
        boolean better = false;
        boolean worse = false;
        for (int i = 0; i < objectives(); i++) {
            int sign = objective(other, i);
            better |= sign > 0;
            worse |= sign < 0;
        }
        return better == worse ? 0 : better ? 1 : -1;
    }

    int objectives() {
        return OWN_OBJECTIVES + further.size();
    }

    int objective(Fitness other, int index) {
        return Double.compare(distance(other, index), 0);
    }

    double distance(Fitness other, int index) {
        return switch (index) {
            case SCORE -> score - other.score;
            case TOKENS -> other.tokens - tokens;
            default -> further(index) - other.further(index);
        };
    }

    /** One that was eliminated has none. */
    private double further(int index) {
        return index < objectives() ? further.get(index - OWN_OBJECTIVES) : 0;
    }
}
