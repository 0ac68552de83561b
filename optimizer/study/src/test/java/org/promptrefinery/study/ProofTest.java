package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;

class ProofTest {

    private static final int CASES = 20;

    @Test
    void onlyCasesWithTwoScoresAreCompared() {
        Proof proof = Proof.of(card(0, 1, 0), card(1, 1, 19), 0.1, 1);
        assertThat(proof.coverage()).isEqualTo("18/20");
        assertThat(proof.undecided()).isEmpty();
        assertThat(proof.improved()).isTrue();
        assertThat(proof.comparison().difference()).isEqualTo(1);
        assertThat(proof.fixed()).hasSize(18);
        assertThat(proof.broken()).isEmpty();
    }

    @Test
    void anUnscoredAnswerOfTheWinnerIsNotBroken() {
        Proof proof = Proof.of(card(1, 0, 0), card(1, 2, 0), 0.1, 1);
        assertThat(proof.broken()).isEmpty();
        assertThat(proof.fixed()).isEmpty();
        assertThat(proof.comparison().difference()).isZero();
    }

    @Test
    void tooManyUnscoredAnswersDeclareNoWinner() {
        Scorecard baseline = card(0, 0, 0);
        Scorecard winner = card(1, 3, 0);
        assertThat(Proof.of(baseline, winner, 0.15, 1).improved()).isTrue();
        Proof strict = Proof.of(baseline, winner, 0.1, 1);
        assertThat(strict.improved()).isFalse();
        assertThat(strict.undecided())
                .contains("only 17/20 test cases have a score for both prompts, and max_unscored is 0.1");
    }

    @Test
    void withoutAnyPairThereIsNoWinnerEvenIfAllMayBeUnscored() {
        Proof proof = Proof.of(card(0, 0, 0), card(1, CASES, 0), 1, 1);
        assertThat(proof.undecided()).isEmpty();
        assertThat(proof.improved()).isFalse();
    }

    @Test
    void severalFinalistsAreAdjustedAndTheWinnerStaysTheFirst() {
        SequencedMap<String, Scorecard> finalists = new LinkedHashMap<>();
        finalists.put("pick", passing(6));
        finalists.put("other", passing(CASES));
        finalists.put("third", passing(1));
        Proof proof = Proof.of(passing(0), finalists, 0.1, 1);
        assertThat(proof.comparison().pValue()).isCloseTo(2.0 / 64, within(1e-12));
        assertThat(proof.pValue()).isCloseTo(4.0 / 64, within(1e-12));
        assertThat(proof.improved()).isFalse();
        assertThat(proof.winner()).isEqualTo(passing(6));
        assertThat(proof.alsoImproved()).extracting(Finalist::id).containsExactly("other");
        assertThat(Proof.of(passing(0), passing(6), 0.1, 1).improved()).isTrue();
    }

    @Test
    void tagsThatBecomeWorseAreCalledOut() {
        List<TagChange> tags = MatchedPairs.of(tagged(0, 20), tagged(20, 40)).byTag(1);
        assertThat(tags).extracting(TagChange::tag).containsExactly("big", "small");
        TagChange big = tags.getFirst();
        assertThat(big.cases()).isEqualTo(20);
        assertThat(big.before()).isEqualTo(1);
        assertThat(big.after()).isZero();
        assertThat(big.regressed()).isTrue();
        assertThat(big.dropped()).isFalse();
        assertThat(big.adjusted()).isEqualTo(2 * big.comparison().pValue());
        TagChange few = MatchedPairs.of(tagged(0, 20), tagged(3, 20)).byTag(1).getFirst();
        assertThat(few.regressed()).isFalse();
        assertThat(few.dropped()).isTrue();
        TagChange slight =
                MatchedPairs.of(tagged(0, 20), tagged(1, 20)).byTag(1).getFirst();
        assertThat(slight.dropped()).isFalse();
    }

    /** Of a test that is two-sided at 5 %, half of the errors are claims of a gain. */
    @Test
    void whereNobodyIsBetterAGainIsSeldomClaimed() {
        Random random = new Random(1);
        int studies = 1000;
        int claims = 0;
        for (int study = 0; study < studies; study++) {
            SequencedMap<String, Scorecard> finalists = new LinkedHashMap<>();
            for (int finalist = 0; finalist < 4; finalist++) {
                finalists.put("f" + finalist, byChance(random));
            }
            Proof proof = Proof.of(byChance(random), finalists, 0.1, study);
            claims += proof.improved() || !proof.alsoImproved().isEmpty() ? 1 : 0;
        }
        assertThat(claims / (double) studies).isLessThan(0.035);
    }

    private static Scorecard byChance(Random random) {
        return new Scorecard(
                IntStream.range(0, 60)
                        .mapToObj(i -> weighed("c" + i, 1, random.nextInt(2)))
                        .toList(),
                5);
    }

    @Test
    void casesAreMatchedByTheirIdsAndWeighed() {
        Scorecard first = new Scorecard(List.of(weighed("a", 3, 0), weighed("b", 1, 1), weighed("c", 1, 1)), 1);
        Scorecard second = new Scorecard(List.of(weighed("b", 1, 0), weighed("a", 3, 1)), 1);
        MatchedPairs pairs = MatchedPairs.of(first, second);
        assertThat(pairs.coverage()).isEqualTo("2/3");
        assertThat(pairs.before()).isEqualTo(0.25);
        assertThat(pairs.after()).isEqualTo(0.75);
        assertThat(pairs.comparison(1).difference()).isEqualTo(0.5);
    }

    @Test
    void onlyTheFrontMeetsTheBaselineAndTheWinnerFirst() {
        Member best = member("best", passing(12), 30);
        Member cheap = member("cheap", passing(8), 10);
        Member dominated = member("dominated", passing(8), 20);
        List<Member> front = List.of(best, cheap);
        assertThat(Finalists.of(cheap, front, dominated, 5)).containsExactly(cheap, best);
        assertThat(Finalists.of(cheap, front, dominated, 1)).containsExactly(cheap);
        assertThat(Finalists.of(cheap, front, best, 5)).containsExactly(cheap);
        assertThat(Finalists.of(best, front, best, 5)).containsExactly(best, cheap);
    }

    private static Member member(String id, Scorecard dev, int tokens) {
        Chain chain = Chain.of(new Prompt(List.of(), "{{q}}"));
        Scorecard card = new Scorecard(dev.results(), tokens);
        return new Member(new Candidate(id, chain, List.of(), "test", "test"), card, card);
    }

    /** All cases, of which the first ones pass. */
    private static Scorecard passing(int passes) {
        return new Scorecard(
                IntStream.range(0, CASES)
                        .mapToObj(i -> weighed("c" + i, 1, i < passes ? 1 : 0))
                        .toList(),
                5);
    }

    /** 40 cases, of which half are big; those from the one to the other pass. */
    private static Scorecard tagged(int from, int to) {
        return new Scorecard(
                IntStream.range(0, 40)
                        .mapToObj(i -> result(
                                new Case(
                                        "c" + i,
                                        Map.of("q", "x"),
                                        List.of("y"),
                                        new TreeSet<>(List.of(i < 20 ? "big" : "small")),
                                        1),
                                i >= from && i < to ? 1 : 0))
                        .toList(),
                5);
    }

    private static CaseResult weighed(String id, double weight, double score) {
        return result(new Case(id, Map.of("q", "x"), List.of("y"), new TreeSet<>(), weight), score);
    }

    private static CaseResult result(Case subject, double score) {
        return new CaseResult(subject, "answer", new Verdict.Scored(score, "so"), true, Map.of());
    }

    /** Equal scores, of which the first ones, and the one at an index above 0, are missing. */
    private static Scorecard card(double score, int firstUnscored, int alsoUnscored) {
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            boolean none = i < firstUnscored || (alsoUnscored > 0 && i == alsoUnscored);
            results.add(new CaseResult(
                    new Case("c" + i, Map.of("q", "x"), List.of("y"), new TreeSet<>(), 1),
                    "answer",
                    none ? new Verdict.Unscored("time-out") : new Verdict.Scored(score, "so"),
                    true,
                    Map.of()));
        }
        return new Scorecard(results, 5);
    }
}
