package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Demand;
import org.promptrefinery.search.racing.Outcome;
import org.promptrefinery.search.racing.Race;
import org.promptrefinery.search.racing.Rollouts;

/** A parent that solves the cases with even numbers, and blocks of 16 cases. */
class HeatsTest {

    private static final int DEV = 64;
    private static final int BLOCK = 16;

    private final Script script = new Script();
    private final Member parent = script.member("parent", DEV, HeatsTest::even);

    private static boolean even(int number) {
        return number % 2 == 0;
    }

    /** Solves, in each block, the first odd numbers and not the first even ones. */
    private Candidate changed(String name, int better, int worse) {
        return script.child(parent, name, number -> {
            int place = number % BLOCK / 2;
            return even(number) ? place >= worse : place < better;
        });
    }

    @Test
    void aChildThatIsClearlyBetterIsAskedFewerCasesThanItsParentWas() {
        Candidate child = script.child(parent, "better", _ -> true);
        Outcome outcome = run(child).getFirst();
        assertThat(outcome.finished()).isTrue();
        assertThat(outcome.seen().results()).hasSize(BLOCK);
        assertThat(script.asked(child)).containsExactlyInAnyOrderElementsOf(first(BLOCK));
    }

    @Test
    void whereItIsNotClearAllCasesAreAskedAndEachOnce() {
        Candidate late = script.child(parent, "late", number -> even(number) || number == DEV - 1);
        Outcome outcome = run(late).getFirst();
        assertThat(outcome.finished()).isTrue();
        assertThat(outcome.seen().results())
                .extracting(result -> result.subject().id())
                .containsExactlyElementsOf(first(DEV));
        assertThat(script.asked(late)).doesNotHaveDuplicates().hasSize(DEV);
    }

    @Test
    void clarityMayComeInALaterHeat() {
        Candidate child = script.child(parent, "later", number -> number >= BLOCK || even(number));
        Outcome outcome = run(child).getFirst();
        assertThat(outcome.finished()).isTrue();
        assertThat(outcome.seen().results()).hasSize(2 * BLOCK);
    }

    @Test
    void whoIsNoBetterInTheEndDrops() {
        Candidate same = script.child(parent, "same", HeatsTest::even);
        Outcome outcome = run(same).getFirst();
        assertThat(outcome.end()).isEqualTo(Outcome.End.DROPPED);
        assertThat(outcome.fate()).contains("cannot become better");
        assertThat(script.asked(same)).hasSizeGreaterThan(DEV / 2);
    }

    @Test
    void whoIsWorseDropsInTheFirstHeat() {
        Candidate worse = script.child(parent, "worse", number -> even(number) && number > 4);
        Outcome outcome = run(worse).getFirst();
        assertThat(outcome.end()).isEqualTo(Outcome.End.DROPPED);
        assertThat(script.asked(worse)).hasSizeLessThanOrEqualTo(BLOCK);
    }

    @Test
    void whoIsNoBetterThanAParentThatWasAskedLittleIsAskedNoMore() {
        Member young = script.member("young", BLOCK, HeatsTest::even);
        Candidate same = script.child(young, "same", HeatsTest::even);
        Candidate better = script.child(young, "better", number -> even(number) || number == 1);
        List<Outcome> outcomes = run(Script.round(Script.view(DEV), parent, young), same, better);
        assertThat(outcomes).extracting(Outcome::end).containsExactly(Outcome.End.DROPPED, Outcome.End.FINISHED);
        assertThat(outcomes.getLast().seen().results()).hasSize(BLOCK);
    }

    @Test
    void ofThoseOfWhomItIsNotClearTheBetterHalfGoesOn() {
        Candidate good = changed("good", 5, 3);
        Candidate fair = changed("fair", 4, 3);
        Candidate poor = changed("poor", 3, 3);
        Candidate other = changed("other", 2, 2);
        List<Outcome> outcomes = run(other, good, poor, fair);
        assertThat(outcomes).extracting(Outcome::child).containsExactly(other, good, poor, fair);
        for (Candidate left : List.of(poor, other)) {
            Outcome outcome = outcomes.stream()
                    .filter(each -> each.child().equals(left))
                    .findFirst()
                    .orElseThrow();
            assertThat(outcome.end()).isEqualTo(Outcome.End.DROPPED);
            assertThat(outcome.fate()).isEqualTo("left the race: others are better after 16 cases");
            assertThat(script.asked(left)).hasSize(BLOCK);
        }
        assertThat(script.asked(good)).hasSizeGreaterThan(BLOCK);
        assertThat(script.asked(fair)).hasSize(2 * BLOCK);
        assertThat(outcomes.get(1).finished()).isTrue();
        assertThat(outcomes.get(3).finished()).isFalse();
    }

    @Test
    void aClearWinnerTakesAPlaceInTheBetterHalf() {
        Candidate winner = changed("winner", 8, 0);
        Candidate fair = changed("fair", 4, 3);
        List<Outcome> outcomes = run(fair, winner);
        assertThat(outcomes).extracting(Outcome::end).containsExactly(Outcome.End.DROPPED, Outcome.End.FINISHED);
        assertThat(script.asked(fair)).hasSize(BLOCK);
        assertThat(script.asked(winner)).hasSize(BLOCK);
    }

    @Test
    void aTieIsDecidedInTheSameWayWhateverTheOrder() {
        Candidate one = changed("one", 3, 3);
        Candidate two = changed("two", 3, 3);
        List<Integer> oneWay = counts(run(one, two), one, two);
        List<Integer> otherWay = counts(run(two, one), one, two);
        assertThat(oneWay).isEqualTo(otherWay).contains(BLOCK).doesNotHaveDuplicates();
    }

    @Test
    void theEndOfTheBudgetInALaterHeatTakesNothingBack() {
        Candidate clear = changed("clear", 8, 0);
        Candidate good = changed("good", 5, 3);
        Candidate poor = changed("poor", 3, 3);
        Candidate bad = changed("bad", 2, 2);
        script.limit(4 * BLOCK + BLOCK / 2);
        List<Outcome> outcomes = run(clear, good, poor, bad);
        assertThat(outcomes)
                .extracting(Outcome::end)
                .containsExactly(
                        Outcome.End.FINISHED, Outcome.End.BROKEN_OFF, Outcome.End.DROPPED, Outcome.End.DROPPED);
        assertThat(outcomes.get(1).fate()).isEqualTo("all is spent");
        assertThat(outcomes)
                .extracting(outcome -> outcome.seen().results().size())
                .containsExactly(BLOCK, BLOCK + BLOCK / 2, BLOCK, BLOCK);
    }

    @Test
    void withNoBudgetAtAllEveryRaceIsBrokenOff() {
        script.limit(0);
        assertThat(run(changed("a", 1, 0), changed("b", 2, 0)))
                .allMatch(outcome -> outcome.end() == Outcome.End.BROKEN_OFF);
    }

    private static List<Integer> counts(List<Outcome> outcomes, Candidate... children) {
        return Stream.of(children)
                .flatMap(child ->
                        outcomes.stream().filter(outcome -> outcome.child().equals(child)))
                .map(outcome -> outcome.seen().results().size())
                .toList();
    }

    private List<Outcome> run(Candidate... children) {
        return run(Script.round(Script.view(DEV), parent), children);
    }

    private List<Outcome> run(Round round, Candidate... children) {
        return new Heats(round, new Race(new Rollouts(script), BLOCK, 0.1, Demand.BETTER)).of(List.of(children));
    }

    private static List<String> first(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
