package org.promptrefinery.search.genetic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.operators.Proposer;

/** What the operators of a generation earned: what their children gained on their parents, for what they cost. */
record Earnings(Round round, List<Proposer> operators) {

    /** That a child survives at all, shorter or as a specialist, is worth something. */
    private static final double SURVIVAL = 0.002;

    Map<String, Memory.Credit> of(List<Tried> tried, Set<String> survivors) {
        Map<String, Integer> asks = operators.stream().collect(Collectors.toMap(Proposer::name, Proposer::asks));
        Map<String, Memory.Credit> earned = new TreeMap<>();
        for (Tried child : tried) {
            String name = child.child().operator();
            boolean won = survivors.contains(child.child().id());
            double gain = won ? SURVIVAL + gain(child) : 0;
            int cost = child.cost() + asks.getOrDefault(name.replaceAll("@.*", ""), 0);
            earned.put(name, earned.getOrDefault(name, Memory.Credit.NONE).and(won, gain, cost));
        }
        return earned;
    }

    private double gain(Tried child) {
        Fitness own = round.fitness(child.dev());
        Fitness parent = round.fitness(round.parentOf(child.child()).dev());
        return Math.max(0, own.score() - parent.score());
    }
}
