package org.promptrefinery.evaluators.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.evaluators.judge.Court.RUBRIC;
import static org.promptrefinery.evaluators.judge.Court.cause;
import static org.promptrefinery.evaluators.judge.Court.evaluation;
import static org.promptrefinery.evaluators.judge.Court.grading;
import static org.promptrefinery.evaluators.judge.Court.judged;
import static org.promptrefinery.evaluators.judge.Court.one;
import static org.promptrefinery.evaluators.judge.Court.score;
import static org.promptrefinery.evaluators.judge.Court.subject;
import static org.promptrefinery.evaluators.judge.Court.trial;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Request;

class JudgesTest {

    @ParameterizedTest
    @CsvSource({"1-5,1,0", "1-5,2,0.25", "1-5,5,1", "0-10,7,0.7", "0-1,1,1", "2-4,3,0.5"})
    void aGradeIsItsShareOfTheScale(String scale, int grade, double score) {
        Object entry = Map.of("rubric", Map.of("criteria", "Is polite.", "scale", scale));
        Verdict verdict = one(entry, grading("\"grade\": " + grade), trial("Hello"));
        assertThat(score(verdict)).isEqualTo(score);
        assertThat(((Verdict.Scored) verdict).reason())
                .isEqualTo("grade " + grade + " on the scale " + scale + ": 'why'");
    }

    @Test
    void theJudgeSeesTheTaskTheCaseAndTheAnswer() {
        ScriptedJudge judge = grading("\"grade\": 1");
        Object entry = Map.of(
                "rubric",
                Map.of("criteria", "Is {polite} %s.", "anchors", Map.of("1", "rude"), "show_reference", true));
        one(entry, judge, trial("Hello"));
        Request request = judge.rounds.getFirst().getFirst();
        assertThat(request.messages().getFirst().text())
                .contains("Is {polite} %s.", "from 1 (worst) to 5 (best)", "1: rude", "\"id\": \"<the ID>\"");
        String id = ScriptedJudge.id(request);
        assertThat(ScriptedJudge.page(request)).isEqualTo("""
                ID: %1$s

                [begin input %1$s]
                question: Who?
                [end input %1$s]

                [begin reference %1$s]
                Bob
                [end reference %1$s]

                [begin answer %1$s]
                Hello
                [end answer %1$s]""".formatted(id));
        assertThat(request.sampling().temperature()).isZero();
    }

    @Test
    void theReferenceIsHiddenUnlessItIsToBeShown() {
        ScriptedJudge judge = grading("\"grade\": 1");
        one(RUBRIC, judge, trial("Hello"));
        assertThat(ScriptedJudge.page(judge.rounds.getFirst().getFirst())).doesNotContain("Bob");
        assertThat(evaluation(RUBRIC, judge).needsReference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yes,1", "no,0"})
    void aQuestionIsAnsweredYesOrNo(String said, double score) {
        Object entry = Map.of("question", Map.of("question", "Is it polite?"));
        assertThat(score(one(entry, grading("\"verdict\": \"" + said + "\""), trial("Hello"))))
                .isEqualTo(score);
    }

    /** The categories of "fact" in openai/evals; a contradiction is what does not pass. */
    @ParameterizedTest
    @CsvSource({"subset,1,0", "superset,1,0", "same,1,1", "contradiction,0,0", "immaterial,1,1"})
    void factsAgreeOrNot(String category, double usual, double strict) {
        ScriptedJudge judge = grading("\"category\": \"" + category + "\"");
        assertThat(score(one("factuality", judge, trial("Hello")))).isEqualTo(usual);
        Object entry = Map.of("factuality", Map.of("pass", List.of("same", "immaterial")));
        assertThat(score(one(entry, judge, trial("Hello")))).isEqualTo(strict);
    }

    @Test
    void factsNeedAReference() {
        ScriptedJudge judge = grading("\"category\": \"same\"");
        Evaluation evaluation = evaluation("factuality", judge);
        assertThat(evaluation.needsReference()).isPresent();
        assertThat(evaluation.judge(List.of(new Trial(subject(List.of()), "x"), trial("y"))))
                .extracting(result -> result.overall() instanceof Verdict.Scored)
                .containsExactly(false, true);
        assertThat(judge.rounds.getFirst()).hasSize(1);
    }

    @Test
    void allTrialsAreAskedAtOnceAndOnlyTheUnreadableAgain() {
        ScriptedJudge judge =
                ScriptedJudge.saying(request -> ScriptedJudge.page(request).contains("odd") && request.sample() < 2
                        ? "Grade: 5"
                        : "{\"reason\": \"why\", \"grade\": 5, \"id\": \"ID\"}");
        List<Trial> trials = IntStream.range(0, 10)
                .mapToObj(i -> trial((i % 5 == 1 ? "odd " : "even ") + i))
                .toList();
        assertThat(evaluation(RUBRIC, judge).judge(trials)).allMatch(result -> result.score() == 1);
        assertThat(judge.rounds).extracting(List::size).containsExactly(10, 2, 2);
        assertThat(judge.rounds.stream()
                        .flatMap(List::stream)
                        .map(Request::sample)
                        .distinct())
                .containsExactly(0, 1, 2);
        assertThat(judge.rounds.stream()
                        .flatMap(List::stream)
                        .map(Request::sampling)
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void whatStaysUnreadableIsUnscored(int retries) {
        ScriptedJudge judge = ScriptedJudge.saying(request -> "GRADE: CI");
        Object entry = Map.of("rubric", Map.of("criteria", "Is polite.", "retries", retries));
        assertThat(cause(one(entry, judge, trial("Hello"))))
                .contains("no readable verdict in " + (retries + 1) + " attempt", "'GRADE: CI'");
        assertThat(judge.rounds).hasSize(retries + 1);
    }

    @Test
    void aVerdictThatWasCutOffIsNone() {
        ScriptedJudge judge = new ScriptedJudge(request ->
                ScriptedJudge.cut("{\"reason\": \"\", \"grade\": 5, \"id\": \"" + ScriptedJudge.id(request) + "\"}"));
        assertThat(cause(one(RUBRIC, judge, trial("Hello")))).contains("cut off after 1024 tokens");
        assertThat(judge.rounds).hasSize(3);
    }

    @Test
    void aJudgeThatFailsLeavesItsTrialUnscoredAndNoOther() {
        ScriptedJudge judge =
                new ScriptedJudge(request -> ScriptedJudge.page(request).contains("bad")
                        ? new Failure("time-out")
                        : ScriptedJudge.said(
                                "{\"reason\": \"\", \"grade\": 5, \"id\": \"" + ScriptedJudge.id(request) + "\"}"));
        List<Verdict> verdicts = judged(RUBRIC, judge, List.of(trial("good"), trial("bad"), trial("good too")));
        assertThat(verdicts.get(0)).isEqualTo(new Verdict.Scored(1, "grade 5 on the scale 1-5"));
        assertThat(cause(verdicts.get(1))).isEqualTo("the judge gave no answer: time-out");
        assertThat(score(verdicts.get(2))).isEqualTo(1);
        assertThat(judge.rounds).hasSize(1);
    }

    @Test
    void equalMaterialMakesEqualRequestsAndOtherMaterialAnotherId() {
        Dossier one = Dossier.of(List.of(new Exhibit("answer", "a")));
        assertThat(Dossier.of(List.of(new Exhibit("answer", "a")))).isEqualTo(one);
        Dossier knowing = Dossier.of(List.of(new Exhibit("answer", "a" + one.id())));
        assertThat(knowing.id()).isNotEqualTo(one.id());
        assertThat(Dossier.of(List.of(new Exhibit("answer", "ab"), new Exhibit("answer", "c")))
                        .id())
                .isNotEqualTo(Dossier.of(List.of(new Exhibit("answer", "a"), new Exhibit("answer", "bc")))
                        .id());
    }

    @Test
    void resistanceIsTheShareThatDidNotMove() {
        Verdict low = new Verdict.Scored(0.25, "x");
        Verdict high = new Verdict.Scored(1, "y");
        Verdict none = new Verdict.Unscored("z");
        InjectionResistance resistance = InjectionResistance.of(
                List.of(low, low, high, high, low, none), List.of(low, high, low, high, none, high));
        assertThat(resistance).isEqualTo(new InjectionResistance(4, 1, 1, 2));
        assertThat(resistance.moved()).hasValue(0.5);
        assertThat(InjectionResistance.of(List.of(none), List.of(low)).moved()).isEmpty();
        assertThatThrownBy(() -> InjectionResistance.of(List.of(low), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
