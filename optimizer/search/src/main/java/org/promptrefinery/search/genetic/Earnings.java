package org.promptrefinery.search.genetic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.operators.Proposer;

/** What the operators of a generation earned: what their children gained on their parents, for what they cost. */
record Earnings(Round round, List<Proposer> operators) {

    /** That a child survives at all is worth something. */
    private static final double SURVIVAL = 0.002;

    /** Half the length is worth as much as so much score. */
    private static final double HALF_THE_LENGTH = 0.02;

    /** Great gains of the beginning must not make those of the end invisible. */
    private static final double FADING = 0.8;

    /** The memory after this generation. */
    Memory remembered(Memory memory, List<Tried> tried, Set<String> survivors) {
        Map<String, Integer> asks = operators.stream().collect(Collectors.toMap(Proposer::name, Proposer::asks));
        double[] gains = gains(tried, survivors);
        double stride = Math.max(Arrays.stream(gains).max().orElse(0), FADING * memory.stride());
        Map<String, Memory.Credit> earned = new TreeMap<>();
        for (int i = 0; i < gains.length; i++) {
            String name = tried.get(i).child().operator();
            int cost = tried.get(i).cost() + asks.getOrDefault(name.replaceAll("@.*", ""), 0);
            double share = stride == 0 ? 0 : gains[i] / stride;
            earned.put(name, earned.getOrDefault(name, Memory.Credit.NONE).and(share, cost));
        }
        return memory.and(tried.stream().map(child -> child.child().chain()).toList())
                .earned(earned, stride);
    }

    /** What each child gained if it survived; of what a merge gained, each of the merged has its part. */
    private double[] gains(List<Tried> tried, Set<String> survivors) {
        Map<String, Double> gains = new HashMap<>();
        for (Tried child : tried) {
            if (survivors.contains(child.child().id())) {
                double gain = gain(child);
                List<String> parents = child.child().parents();
                gains.merge(child.child().id(), gain, Math::max);
                if (child.child().operator().equals(Siblings.OPERATOR)) {
                    List<String> merged = parents.subList(1, parents.size());
                    merged.forEach(id -> gains.merge(id, gain / merged.size(), Math::max));
                }
            }
        }
        return tried.stream()
                .mapToDouble(child -> gains.getOrDefault(child.child().id(), 0.0))
                .toArray();
    }

    private double gain(Tried child) {
        Fitness own = round.fitness(child.dev());
        Fitness parent = round.fitness(round.parentOf(child.child()).dev());
        double shorter = Math.max(0, 1 - (double) own.tokens() / Math.max(1, parent.tokens()));
        return SURVIVAL + Math.max(0, own.score() - parent.score()) + 2 * HALF_THE_LENGTH * shorter;
    }
}
