package org.promptrefinery.evaluators.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promptrefinery.evaluators.judge.Court.AGAINST_REFERENCE;
import static org.promptrefinery.evaluators.judge.Court.cause;
import static org.promptrefinery.evaluators.judge.Court.one;
import static org.promptrefinery.evaluators.judge.Court.score;
import static org.promptrefinery.evaluators.judge.Court.services;
import static org.promptrefinery.evaluators.judge.Court.subject;
import static org.promptrefinery.evaluators.judge.Court.trial;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;

class PairwiseTest {

    @ParameterizedTest
    @CsvSource({
        "first,second,1,better than the reference",
        "second,first,0,worse than the reference",
        "tie,tie,0.5,as good as the reference",
        "first,first,0.5,1 of 1 pairs flipped",
        "second,second,0.5,1 of 1 pairs flipped",
        "first,tie,0.5,1 of 1 pairs flipped",
        "tie,first,0.5,1 of 1 pairs flipped",
        "second,tie,0.5,1 of 1 pairs flipped"
    })
    void anAnswerWinsOnlyInBothOrders(String straight, String swapped, double score, String reason) {
        ScriptedJudge judge = comparing("Hello", straight, swapped);
        Verdict verdict = one(AGAINST_REFERENCE, judge, trial("Hello"));
        assertThat(score(verdict)).isEqualTo(score);
        assertThat(((Verdict.Scored) verdict).reason()).contains(reason);
        assertThat(judge.rounds).extracting(List::size).containsExactly(2);
    }

    @Test
    void theBaselineIsTheRivalWhereItIsKnown() {
        ScriptedJudge judge = comparing("Hello", "first", "second");
        Services services = services(judge).with(BaselineAnswers.class, cases -> cases.stream()
                .map(subject -> subject.references().isEmpty() ? Optional.<String>empty() : Optional.of("Baseline!"))
                .toList());
        Evaluation evaluation = Catalog.evaluation(List.of("pairwise"), "job", services);
        List<Trial> trials =
                List.of(trial("Hello"), trial("Baseline!"), new Trial(subject(List.of()), "Hello"), trial("Hello"));
        assertThat(evaluation.judge(trials))
                .extracting(result -> result.byEvaluator().get("pairwise(against baseline)"))
                .containsExactly(
                        new Verdict.Scored(1, "better than the baseline in both orders: 'why'"),
                        new Verdict.Scored(0.5, "the same answer as the baseline"),
                        new Verdict.Unscored("the baseline gave no answer to compare with"),
                        new Verdict.Scored(1, "better than the baseline in both orders: 'why'"));
        assertThat(judge.rounds.getFirst()).hasSize(4).allSatisfy(request -> assertThat(ScriptedJudge.page(request))
                .contains("Baseline!")
                .doesNotContain("Bob"));
        assertThat(evaluation.needsReference()).isEmpty();
        assertThat(Catalog.evaluation(List.of(AGAINST_REFERENCE), "job", services)
                        .needsReference())
                .isPresent();
    }

    @Test
    void oneUnreadableOrderLeavesAPairUnscored() {
        ScriptedJudge judge = comparing("Hello", "first", "better");
        assertThat(cause(one(AGAINST_REFERENCE, judge, trial("Hello")))).contains("its better is not");
    }

    @Test
    void flipsAreCounted() {
        FlipRate rate = FlipRate.of(List.of(Preference.WIN, Preference.FLIP, Preference.TIE, Preference.FLIP));
        assertThat(rate).isEqualTo(new FlipRate(2, 4));
        assertThat(rate.rate()).isEqualTo(0.5);
        assertThat(FlipRate.of(List.of()).rate()).isZero();
    }

    /** Says one thing when the answer stands first, and another when it stands second. */
    private static ScriptedJudge comparing(String answer, String straight, String swapped) {
        return ScriptedJudge.saying(request -> {
            boolean first = ScriptedJudge.page(request)
                    .contains("[begin first answer " + ScriptedJudge.id(request) + "]\n" + answer);
            return "{\"reason\": \"why\", \"better\": \"" + (first ? straight : swapped) + "\", \"id\": \"ID\"}";
        });
    }
}
