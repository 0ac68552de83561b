package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;

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
    void aMissingScoreNeitherHelpsNorHurts() {
        Scorecard best = card("1", "1", "0", "0");
        Scorecard lucky = card("1", "1", "-", "-");
        Scorecard better = card("1", "-", "1", "0");
        assertThat(lucky.score()).isEqualTo(1);
        assertThat(fitness(lucky, best)).isEqualByComparingTo(fitness(best, best));
        assertThat(fitness(better, best)).isGreaterThan(fitness(lucky, best));
        assertThat(fitness(card("1", "0", "0", "0"), best).score()).isEqualTo(0.25);
        assertThat(fitness(card("-", "-", "-", "-"), best).score()).isZero();
    }

    @Test
    void gatesCountOnCasesThatBothHave() {
        Scorecard best = card("1", "X", "X", "0");
        assertThat(fitness(card("1", "-", "X", "0"), best).gatesBroken()).isEqualTo(2);
        assertThat(fitness(card("1", "1", "X", "0"), best).gatesBroken()).isEqualTo(1);
        assertThat(fitness(card("X", "X", "X", "0"), best).gatesBroken()).isEqualTo(3);
    }

    private static Fitness fitness(Scorecard dev, Scorecard best) {
        return new Yardstick(best, List.of()).measure(dev);
    }

    /** A case for each sign: its score, "X" for 0 and a broken gate, "-" for no score. */
    private static Scorecard card(String... signs) {
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < signs.length; i++) {
            Verdict verdict =
                    switch (signs[i]) {
                        case "-" -> new Verdict.Unscored("time-out");
                        case "1" -> Verdict.pass("right");
                        default -> Verdict.fail("wrong");
                    };
            Case subject = new Case("c" + i, Map.of("q", "x"), List.of("Bob"), new TreeSet<>(), 1);
            results.add(new CaseResult(subject, "Bob", verdict, !signs[i].equals("X"), Map.of()));
        }
        return new Scorecard(results, 10);
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
