package org.promptrefinery.evaluators.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;

class LabelReportTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The example of sklearn.metrics.confusion_matrix. */
    @Test
    void countsAsScikitLearnDoes() {
        LabelReport report = report("ant bird cat", "cat ant cat cat ant bird", "ant ant cat cat ant cat");
        assertThat(report.confusion()).containsExactly(List.of(2, 0, 0, 0), List.of(0, 0, 1, 0), List.of(1, 0, 2, 0));
        assertThat(report.total()).isEqualTo(6);
        assertThat(report.accuracy()).isEqualTo(4 / 6.0, EXACT);
    }

    /** The first example of sklearn.metrics.classification_report. */
    @Test
    void measuresAsScikitLearnDoes() {
        LabelReport report = report("0 1 2", "0 1 2 2 2", "0 0 2 2 1");
        assertThat(List.of(report.precision("0"), report.recall("0"), report.f1("0")))
                .containsExactly(0.5, 1.0, 2 / 3.0);
        assertThat(List.of(report.precision("1"), report.recall("1"), report.f1("1")))
                .containsExactly(0.0, 0.0, 0.0);
        assertThat(report.precision("2")).isEqualTo(1);
        assertThat(report.recall("2")).isEqualTo(2 / 3.0, EXACT);
        assertThat(report.f1("2")).isEqualTo(0.8, EXACT);
        assertThat(report.support("2")).isEqualTo(3);
        assertThat(report.accuracy()).isEqualTo(0.6, EXACT);
        assertThat(report.macroF1()).isEqualTo((2 / 3.0 + 0 + 0.8) / 3, EXACT);
    }

    /** The example of sklearn.metrics.f1_score with average='macro' gives 0.2666... */
    @Test
    void averagesAsScikitLearnDoes() {
        assertThat(report("0 1 2", "0 1 2 0 1 2", "0 2 1 0 0 1").macroF1()).isEqualTo(0.8 / 3, EXACT);
    }

    @Test
    void noLabelIsAColumnAndAMiss() {
        LabelReport report = report("a b", "a a b", "a - b");
        assertThat(report.confusion()).containsExactly(List.of(1, 0, 1), List.of(0, 1, 0));
        assertThat(report.recall("a")).isEqualTo(0.5);
        assertThat(report.precision("a")).isEqualTo(1);
        assertThat(report.accuracy()).isEqualTo(2 / 3.0, EXACT);
    }

    @Test
    void labelsThatOccurNowhereDoNotCount() {
        assertThat(report("a b c", "a b", "a b").macroF1()).isEqualTo(1);
        assertThat(report("a", "", "").macroF1()).isEqualTo(0);
        assertThat(report("a", "", "").accuracy()).isEqualTo(0);
    }

    @Test
    void refusesOtherLabels() {
        assertThatThrownBy(() -> report("a b", "a", "c")).hasMessageContaining("'c' is none of the labels [a, b]");
    }

    @Test
    void comesFromAScorecard() {
        Evaluation evaluation = Answers.evaluation("label: {labels: [good, bad, ugly]}");
        LabelReport report = LabelReport.of(
                        scorecard(evaluation, "It's GOOD.", "good", "bad or good", "good", "ugly", "Bad", "x", "other"),
                        evaluation)
                .orElseThrow();
        assertThat(report.labels()).containsExactly("good", "bad", "ugly");
        assertThat(report.confusion()).containsExactly(List.of(1, 0, 0, 1), List.of(0, 0, 1, 0), List.of(0, 0, 0, 0));
    }

    @Test
    void takesTheReferencesWhereNoLabelsAreListed() {
        Evaluation evaluation = Answers.evaluation("label: {}");
        LabelReport report = LabelReport.of(
                        scorecard(evaluation, "Yes.", "yes", "no", "yes", "no", "no", "well", "no"), evaluation)
                .orElseThrow();
        assertThat(report.labels()).containsExactly("no", "yes");
        assertThat(report.confusion()).containsExactly(List.of(1, 0, 1), List.of(1, 1, 0));
    }

    @Test
    void anyAcceptableLabelIsTheExpectedOne() {
        Evaluation evaluation = Answers.evaluation("label: {labels: [a, b, c]}");
        List<CaseResult> results = evaluation.judge(
                List.of(new Trial(Answers.subject("a", "b"), "b"), new Trial(Answers.subject("a", "b"), "c")));
        assertThat(LabelReport.of(new Scorecard(results, 1), evaluation)
                        .orElseThrow()
                        .confusion())
                .containsExactly(List.of(0, 0, 1, 0), List.of(0, 1, 0, 0), List.of(0, 0, 0, 0));
    }

    @Test
    void thereIsNoneWithoutAnEvaluatorOfLabels() {
        Evaluation evaluation = Answers.evaluation("exact: {}");
        assertThat(LabelReport.of(scorecard(evaluation, "a", "a"), evaluation)).isEmpty();
    }

    private static Scorecard scorecard(Evaluation evaluation, String... answersAndReferences) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < answersAndReferences.length; i += 2) {
            trials.add(new Trial(Answers.subject(answersAndReferences[i + 1]), answersAndReferences[i]));
        }
        List<CaseResult> results = new ArrayList<>(evaluation.judge(trials));
        results.add(evaluation.unanswered(Answers.subject("good"), "time-out"));
        return new Scorecard(results, 1);
    }

    private static LabelReport report(String labels, String expected, String predicted) {
        List<LabelReport.Pair> pairs = new ArrayList<>();
        for (int i = 0; !expected.isEmpty() && i < expected.split(" ").length; i++) {
            pairs.add(new LabelReport.Pair(
                    expected.split(" ")[i], Optional.of(predicted.split(" ")[i]).filter(label -> !label.equals("-"))));
        }
        return LabelReport.of(List.of(labels.split(" ")), pairs);
    }
}
