package org.promptrefinery.search.genetic;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.statistics.ThompsonSampling;

/** All operators for all prompts of a chain, as they are drawn in one generation. */
final class Toolbox {

    /** Completions in which a tool that is not known yet is believed to win its usual share. */
    private static final double UNIT = 16;

    /** The usual share of one that reads what went wrong. */
    private static final double INFORMED = 1;

    /** The usual share of one that does not; little, since most of them are of no use to most prompts. */
    private static final double BLIND = 0.03;

    /** What was drawn in this generation may fail: it counts as so many completions in vain until it is known. */
    private static final double PENDING = 4;

    private static final int TRIES = 3;

    private record Vain(Tool tool, String parent) {}

    private final List<Tool> tools;
    private final Memory memory;
    private final RandomGenerator random;
    private final Map<Tool, Integer> drawn = new HashMap<>();
    private final Map<Vain, Integer> vain = new HashMap<>();

    Toolbox(Chain chain, List<Proposer> operators, Memory memory, RandomGenerator random) {
        this.tools = IntStream.range(0, chain.size())
                .boxed()
                .flatMap(step ->
                        operators.stream().map(operator -> new Tool(name(chain, operator, step), operator, step)))
                .toList();
        this.memory = memory;
        this.random = random;
    }

    private static String name(Chain chain, Proposer operator, int step) {
        return chain.size() == 1
                ? operator.name()
                : operator.name() + "@" + chain.steps().get(step).name();
    }

    List<Tool> all() {
        return tools;
    }

    /** A tool for a parent, the more likely the more it is believed to gain for what it costs; none when all failed. */
    Optional<Tool> draw(String parent) {
        record Drawn(Tool tool, double worth) {}
        Optional<Tool> best = tools.stream()
                .filter(tool -> !tool.operator().isSilent())
                .filter(tool -> vain.getOrDefault(new Vain(tool, parent), 0) < TRIES)
                .map(tool -> new Drawn(tool, worth(tool)))
                .max(Comparator.comparingDouble(Drawn::worth))
                .map(Drawn::tool);
        best.ifPresent(tool -> drawn.merge(tool, 1, Integer::sum));
        return best;
    }

    /** A tool made nothing of a parent, and is soon not drawn for it any more in this generation. */
    void failed(Tool tool, String parent) {
        vain.merge(new Vain(tool, parent), 1, Integer::sum);
        drawn.merge(tool, -1, Integer::sum);
    }

    private double worth(Tool tool) {
        Memory.Credit credit = memory.credit(tool.name());
        double pending =
                drawn.getOrDefault(tool, 0) * (PENDING + tool.operator().asks());
        return ThompsonSampling.draw(
                credit.wins() + belief(tool, credit), (credit.cost() + pending) / UNIT + 1, random);
    }

    private double belief(Tool tool, Memory.Credit credit) {
        double belief = tool.operator().informed() ? INFORMED : BLIND;
        double failures = credit.losses() + drawn.getOrDefault(tool, 0);
        return tool.operator().isTrial() ? Math.max(BLIND, belief / (1 + failures)) : belief;
    }
}
