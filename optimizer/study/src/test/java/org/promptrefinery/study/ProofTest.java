package org.promptrefinery.study;

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
