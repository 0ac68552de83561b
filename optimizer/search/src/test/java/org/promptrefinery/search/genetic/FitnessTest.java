package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FitnessTest {

    private static final Fitness GOOD = new Fitness(true, 0, 0.5, 20);

    @Test
    void ordersByGatesThenScoreThenTokens() {
        Fitness shorter = new Fitness(true, 0, 0.5, 19);
        Fitness better = new Fitness(true, 0, 0.6, 99);
        Fitness broken = new Fitness(true, 1, 1.0, 1);
        assertThat(List.of(Fitness.ELIMINATED, broken, GOOD, shorter, better)).isSorted();
    }

    @Test
    void dominatesByBothObjectivesWithinTheSameGates() {
        assertThat(GOOD.dominance(new Fitness(true, 0, 0.4, 30))).isPositive();
        assertThat(GOOD.dominance(new Fitness(true, 0, 0.5, 30))).isPositive();
        assertThat(GOOD.dominance(new Fitness(true, 0, 0.4, 10))).isZero();
        assertThat(GOOD.dominance(new Fitness(true, 1, 0.9, 1))).isPositive();
        assertThat(new Fitness(true, 2, 0.9, 1).dominance(new Fitness(true, 1, 0.1, 90)))
                .isNegative();
    }

    @Test
    void sharesCasesAmongTheBestAndDropsTheDominated() {
        double[] allrounder = {1, 1, 0, 0};
        double[] specialist = {0, 0, 1, 0};
        double[] dominated = {1, 0, 0, 0};
        assertThat(ParetoParents.shares(new double[][] {dominated, allrounder, specialist}))
                .containsExactly(0, 2.5, 1.5);
    }
}
