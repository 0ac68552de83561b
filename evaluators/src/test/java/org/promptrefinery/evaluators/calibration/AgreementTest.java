package org.promptrefinery.evaluators.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class AgreementTest {

    /** Wikipedia's example of kappa 0.4: 20 both pass, 5 only the person, 10 only the evaluator, 15 neither. */
    @Test
    void countsBothWays() {
        List<Label> labels = new ArrayList<>();
        List<JudgedAnswer> judged = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            labels.add(label("c" + i, i < 25 ? 1 : 0));
            judged.add(answer("c" + i, "x", i < 20 || (i >= 25 && i < 35) ? Verdict.pass("yes") : Verdict.fail("no")));
        }
        Agreement agreement = Matching.of(labels, judged).agreement("judge", 0.5);
        assertThat(agreement.agreement()).isEqualTo(new Rate(35, 50));
        assertThat(agreement.truePositives()).isEqualTo(new Rate(20, 25));
        assertThat(agreement.trueNegatives()).isEqualTo(new Rate(15, 25));
        assertThat(agreement.kappa().orElseThrow().value()).isEqualTo(0.4, within(1e-12));
        assertThat(agreement.weightedKappa()).isEmpty();
        assertThat(agreement.disagreements()).hasSize(15);
        assertThat(agreement.disagreements().getFirst().judged().subject()).isEqualTo("c20");
    }

    @Test
    void gradedScoresGetAWeightedKappaToo() {
        Matching matching = Matching.of(
                List.of(label("a", 0.2), label("b", 0.9), label("c", 1)),
                List.of(graded("a", 0.1), graded("b", 0.8), graded("c", 0.4)));
        Agreement agreement = matching.agreement("judge", 0.5);
        assertThat(agreement.isGraded()).isTrue();
        assertThat(agreement.fittingKappa())
                .isEqualTo(agreement.weightedKappa())
                .isPresent();
        assertThat(agreement.kappa().orElseThrow().value())
                .isNotEqualTo(agreement.weightedKappa().orElseThrow().value());
        assertThat(matching.agreement("judge", 0.3).disagreements()).isEmpty();
    }

    @Test
    void whatHasNoScoreIsNeitherAgreementNorDisagreement() {
        Agreement agreement = Matching.of(
                        List.of(label("a", 1), label("b", 0)),
                        List.of(
                                answer("a", "x", Verdict.pass("yes")),
                                answer("b", "x", new Verdict.Unscored("broken"))))
                .agreement("judge", 0.5);
        assertThat(agreement.pairs()).hasSize(1);
        assertThat(agreement.unscored()).isEqualTo(1);
        assertThat(agreement.trueNegatives().of()).isZero();
        assertThat(agreement.kappa()).isEmpty();
    }

    @Test
    void aLabelForOneEvaluatorIsForNoOther() {
        Label label = new Label("l:1", Optional.of("a"), Optional.empty(), Optional.of("other"), 1);
        Matching matching = Matching.of(List.of(label), List.of(answer("a", "x", Verdict.pass("yes"))));
        assertThat(matching.agreement("judge", 0.5).pairs()).isEmpty();
    }

    @Test
    void aLabelThatFitsDifferentAnswersIsRefusedUntilItNamesOne() {
        List<JudgedAnswer> judged =
                List.of(answer("a", "Romeo", Verdict.fail("no")), answer("a", "Bob", Verdict.pass("yes")));
        assertThatThrownBy(() -> Matching.of(List.of(label("a", 1)), judged))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("fits different answers");
        Label exact = new Label("l:1", Optional.of("a"), Optional.of("Bob"), Optional.empty(), 1);
        assertThat(Matching.of(List.of(exact), judged).agreement("judge", 0.5).agreement())
                .isEqualTo(new Rate(1, 1));
        Label byAnswer = new Label("l:1", Optional.empty(), Optional.of("Romeo"), Optional.empty(), 1);
        assertThat(Matching.of(List.of(byAnswer), judged)
                        .agreement("judge", 0.5)
                        .agreement())
                .isEqualTo(new Rate(0, 1));
    }

    @Test
    void labelsOfOtherCasesAreSaid() {
        List<JudgedAnswer> judged = List.of(answer("a", "x", Verdict.pass("yes")));
        assertThat(Matching.of(List.of(label("a", 1), label("z", 1)), judged).lost())
                .hasSize(1);
        assertThatThrownBy(() -> Matching.of(List.of(label("z", 1)), judged))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("are they of the same cases?");
    }

    private static Label label(String subject, double value) {
        return new Label("labels:1", Optional.of(subject), Optional.empty(), Optional.empty(), value);
    }

    private static JudgedAnswer graded(String subject, double score) {
        return answer(subject, "x", new Verdict.Scored(score, "so so"));
    }

    private static JudgedAnswer answer(String subject, String answer, Verdict verdict) {
        return new JudgedAnswer("verdicts:1", subject, answer, Map.of("judge", verdict), Map.of());
    }
}
