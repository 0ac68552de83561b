package org.promptrefinery.search.genetic;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.statistics.ThompsonSampling;

/**
 * All operators for all prompts of a chain.
 *
 * @param all at least one
 */
record Toolbox(List<Tool> all) {

    /** As if each had once gained this much for these completions, so that a new one is neither praised nor ignored. */
    private static final double USUAL_GAIN = 0.02;

    private static final double USUAL_COST = 24;

    Toolbox {
        all = List.copyOf(all);
    }

    static Toolbox of(Chain chain, List<Proposer> operators) {
        return new Toolbox(IntStream.range(0, chain.size())
                .boxed()
                .flatMap(step ->
                        operators.stream().map(operator -> new Tool(name(chain, operator, step), operator, step)))
                .toList());
    }

    private static String name(Chain chain, Proposer operator, int step) {
        return chain.size() == 1
                ? operator.name()
                : operator.name() + "@" + chain.steps().get(step).name();
    }

    /** A tool, the more likely the more it is believed to gain for what it costs. */
    Tool draw(Memory memory, RandomGenerator random) {
        record Drawn(Tool tool, double worth) {}
        return all.stream()
                .map(tool -> new Drawn(tool, worth(memory.credit(tool.name()), tool.operator(), random)))
                .max(Comparator.comparingDouble(Drawn::worth))
                .orElseThrow()
                .tool();
    }

    private static double worth(Memory.Credit credit, Proposer operator, RandomGenerator random) {
        double chance = ThompsonSampling.draw(credit.wins(), credit.losses(), random);
        double gainOfAWin = (credit.gain() + USUAL_GAIN) / (credit.wins() + 1);
        double costOfAChild = (credit.cost() + USUAL_COST + operator.asks()) / (credit.wins() + credit.losses() + 1);
        return chance * gainOfAWin / costOfAChild;
    }
}
