package org.promptrefinery.retrieval.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses near texts that are unlike each other: maximal marginal relevance (Carbonell and Goldstein 1998), with
 * nearness as a share of the nearest's and as much weight on being near as on being unlike what is chosen already.
 */
final class MarginalRelevance {

    private static final double WEIGHT_OF_NEARNESS = 0.5;

    /** How alike two candidates are, 0 to 1. */
    interface Likeness {
        double of(int candidate, int other);
    }

    private MarginalRelevance() {}

    /**
     * The chosen ones in the order of choice.
     *
     * @param candidates nearest first; ties are decided for the earlier one
     * @param likeness of two candidates, by where they are in the list
     */
    static List<Ranked> choose(List<Ranked> candidates, int count, Likeness likeness) {
        double best = candidates.isEmpty() ? 1 : Math.max(candidates.getFirst().score(), Double.MIN_NORMAL);
        double[] likest = new double[candidates.size()];
        boolean[] taken = new boolean[candidates.size()];
        List<Ranked> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(count, candidates.size())) {
            int next = -1;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < taken.length; i++) {
                double worth =
                        WEIGHT_OF_NEARNESS * candidates.get(i).score() / best - (1 - WEIGHT_OF_NEARNESS) * likest[i];
                if (!taken[i] && worth > highest) {
                    highest = worth;
                    next = i;
                }
            }
            taken[next] = true;
            chosen.add(candidates.get(next));
            for (int i = 0; i < taken.length; i++) {
                likest[i] = taken[i] ? 1 : Math.max(likest[i], likeness.of(i, next));
            }
        }
        return chosen;
    }
}
