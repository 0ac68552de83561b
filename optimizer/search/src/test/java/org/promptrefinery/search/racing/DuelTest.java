package org.promptrefinery.search.racing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;

/** A rival that fails the first cases and passes the others, and contenders that differ from it by so many. */
class DuelTest {

    private static final int CASES = 200;
    private static final double ALPHA = 0.05;
    private static final int RACES = 1_000;

    /** Looked at after every case, and shared out over all contenders of a race (Bonferroni). */
    @ParameterizedTest
    @CsvSource({"1, 60, 30", "1, 20, 20", "12, 60, 30", "40, 60, 50"})
    void oneThatIsAsGoodInTheEndIsSeldomCalledWorse(int contenders, int failed, int changed) {
        Random random = new Random(contenders + failed);
        long wrong = IntStream.range(0, RACES / contenders)
                .filter(_ -> IntStream.range(0, contenders)
                        .anyMatch(_ -> casesUntilLost(failed, changed, changed, ALPHA / contenders, random) < CASES))
                .count();
        assertThat(wrong / (double) (RACES / contenders)).isLessThan(2 * ALPHA);
    }

    @Test
    void errorsStayBelowTheRateOverManyRaces() {
        Random random = new Random(5);
        long wrong = IntStream.range(0, 5 * RACES)
                .filter(_ -> casesUntilLost(60, 40, 40, ALPHA, random) < CASES)
                .count();
        assertThat(wrong / (5.0 * RACES)).isLessThan(ALPHA);
    }

    @Test
    void aClearLoserIsFoundSoon() {
        Random random = new Random(2);
        double mean = IntStream.range(0, 200)
                .map(_ -> casesUntilLost(60, 20, 90, ALPHA, random))
                .average()
                .orElseThrow();
        assertThat(mean).isLessThan(60 + 30);
    }

    @Test
    void whatIsOutOfReachIsKnownExactly() {
        Duel duel = new Duel(cells(), rival(2), false);
        duel.answered(answer(0, false));
        assertThat(duel.outOfReach()).isFalse();
        duel.answered(answer(1, true));
        duel.answered(answer(2, true));
        assertThat(duel.outOfReach()).as("one gained, none lost").isFalse();
        duel.answered(answer(3, false));
        assertThat(duel.outOfReach()).as("as many lost as gained").isTrue();
    }

    @Test
    void aShorterOneMayBeAsGood() {
        Duel duel = new Duel(cells(), rival(2), true);
        duel.answered(answer(0, false));
        duel.answered(answer(1, true));
        duel.answered(answer(2, false));
        assertThat(duel.outOfReach()).isFalse();
        duel.answered(answer(3, false));
        assertThat(duel.outOfReach()).isTrue();
    }

    /** How many cases a contender is asked that gains and loses so many, until the test calls it worse. */
    private static int casesUntilLost(int failed, int gained, int lost, double errorRate, Random random) {
        Duel duel = new Duel(cells(), rival(failed), true);
        IntStream.range(0, failed).forEach(i -> duel.answered(answer(i, i < gained)));
        List<Integer> passed =
                new ArrayList<>(IntStream.range(failed, CASES).boxed().toList());
        List<Integer> losses = new ArrayList<>(passed);
        Collections.shuffle(losses, random);
        List<Integer> lostOnes = losses.subList(0, lost);
        Collections.shuffle(passed, random);
        for (int i = 0; i < passed.size(); i++) {
            duel.answered(answer(passed.get(i), !lostOnes.contains(passed.get(i))));
            if (duel.lost(errorRate)) {
                return failed + i;
            }
        }
        return CASES;
    }

    private static Scorecard rival(int failed) {
        return new Scorecard(
                IntStream.range(0, CASES).mapToObj(i -> answer(i, i >= failed)).toList(), 10);
    }

    private static List<Cell> cells() {
        return IntStream.range(0, CASES)
                .mapToObj(i -> Cell.of(answer(i, true).subject(), 0))
                .toList();
    }

    private static CaseResult answer(int number, boolean right) {
        Case subject = new Case("c" + number, Map.of("q", "x"), List.of("a"), new TreeSet<>(), 1);
        return new CaseResult(subject, "", right ? Verdict.pass("right") : Verdict.fail("wrong"), true, Map.of());
    }
}
