package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Theatre;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

class ToolboxTest {

    private static final Chain CHAIN = Chain.of(Theatre.SEED);
    private static final List<Proposer> OPERATORS = List.of(new Named("usual", false), new Named("trial", true));
    private static final int DRAWS = 400;

    /** An operator that reads what went wrong. */
    private record Named(String name, boolean isTrial) implements Proposer {

        @Override
        public List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
            return List.of();
        }

        @Override
        public boolean informed() {
            return true;
        }
    }

    @Test
    void aTrialIsDrawnAsOftenAsOthersUntilItHasFailedAFewTimes() {
        assertThat(trialsFirst(0, 0)).isBetween(DRAWS / 3, 2 * DRAWS / 3);
        assertThat(trialsFirst(0, 6)).isBetween(1, DRAWS / 4);
        assertThat(trialsFirst(3, 6)).isGreaterThan(DRAWS / 2);
    }

    @Test
    void aTrialIsMadeAFewTimesInAGenerationAndNoMore() {
        Toolbox tools = toolbox(Memory.of(CHAIN), 1);
        long trials = IntStream.range(0, DRAWS)
                .mapToObj(_ -> tools.draw("parent").orElseThrow())
                .filter(tool -> tool.operator().isTrial())
                .count();
        assertThat(trials).isBetween(1L, DRAWS / 4L);
    }

    /** How often the trial is drawn first in generations before which it had these wins and losses. */
    private static int trialsFirst(double wins, double losses) {
        Memory memory = Memory.of(CHAIN).earned(Map.of("trial", new Memory.Credit(wins, losses, 0)), 1);
        return (int) IntStream.range(0, DRAWS)
                .mapToObj(seed -> toolbox(memory, seed).draw("parent").orElseThrow())
                .filter(tool -> tool.operator().isTrial())
                .count();
    }

    private static Toolbox toolbox(Memory memory, long seed) {
        return new Toolbox(
                CHAIN,
                OPERATORS,
                memory,
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }
}
