package org.promptrefinery.evaluators.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.evaluators.judge.Court.AGAINST_REFERENCE;
import static org.promptrefinery.evaluators.judge.Court.RUBRIC;
import static org.promptrefinery.evaluators.judge.Court.evaluation;
import static org.promptrefinery.evaluators.judge.Court.grading;
import static org.promptrefinery.evaluators.judge.Court.rubric;
import static org.promptrefinery.evaluators.judge.Court.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;

class JudgeOptionsTest {

    @Test
    void theVersionFollowsWhateverCouldChangeAVerdict() {
        List<String> versions = new ArrayList<>();
        versions.add(version(RUBRIC, new ScriptedJudge(_ -> new Failure("x"))));
        versions.add(version(Map.of("rubric", Map.of("criteria", "Is rude.")), grading("")));
        versions.add(version(Map.of("rubric", Map.of("criteria", "Is polite.", "temperature", 1)), grading("")));
        versions.add(version(Map.of("rubric", Map.of("criteria", "Is polite.", "scale", "1-4")), grading("")));
        versions.add(version(Map.of("rubric", Map.of("criteria", "Is polite.", "retries", 1)), grading("")));
        assertThat(versions).doesNotHaveDuplicates().allMatch(version -> version.contains("/judge:x#f1"));
        assertThat(version(RUBRIC, grading(""))).isEqualTo(versions.getFirst());
    }

    static List<List<Object>> mistakes() {
        return List.of(
                List.of(Map.of("rubric", Map.of()), "job[0].rubric: the option 'criteria' is missing"),
                List.of(rubric("scale", "5"), "job[0].rubric.scale: '5' must be two whole numbers"),
                List.of(rubric("scale", "5-1"), "'5-1' must be two whole numbers"),
                List.of(rubric("anchors", Map.of("9", "great")), "a map from grades of the scale 1-5"),
                List.of(rubric("anchors", "great"), "a map from grades of the scale 1-5"),
                List.of(rubric("retries", 11), "a number from 0 to 10"),
                List.of(rubric("model", "judge:y"), "'judge:y' is no judge of this job. Maybe 'judge:x'?"),
                List.of(Map.of("factuality", Map.of("pass", List.of("supersett"))), "Maybe 'superset'?"),
                List.of(Map.of("pairwise", Map.of("against", "base")), "Known are baseline, reference"),
                List.of(Map.of("panel", Map.of("judges", List.of("exact"))), "factuality, pairwise, question, rubric"),
                List.of(
                        Map.of("panel", Map.of("judges", List.of(rubric("weight", 2)))),
                        "a weight has no meaning here"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrongInAJob(List<Object> mistake) {
        assertThatThrownBy(() -> evaluation(mistake.getFirst(), grading("")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining((String) mistake.getLast());
    }

    @Test
    void aJobWithoutAJudgeIsToldSo() {
        Services noJudge = Services.NONE.with(JudgeModels.class, JudgeModels.named(List.of()));
        Object panel = Map.of("panel", Map.of("judges", List.of(RUBRIC)));
        for (Object entry : List.of(RUBRIC, "factuality", "pairwise", panel)) {
            assertThatThrownBy(() -> Catalog.evaluation(List.of(entry), "job.yaml:7: evaluators:", noJudge))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("job.yaml:7: evaluators[0]")
                    .hasMessageContaining("must name one in 'model.judge'");
        }
    }

    @Test
    void anUnopenedJudgeScoresNothing() {
        Services named = Services.NONE.with(JudgeModels.class, JudgeModels.named(List.of("judge:x")));
        for (Object entry : List.of(RUBRIC, AGAINST_REFERENCE)) {
            Evaluation evaluation = Catalog.evaluation(List.of(entry), "job", named);
            assertThat(evaluation.judge(List.of(trial("Hello"))).getFirst().overall())
                    .isEqualTo(new Verdict.Unscored("there is no judge model to ask"));
        }
    }

    @Test
    void aJudgeCanBePickedByItsName() {
        ScriptedJudge strict = grading("\"grade\": 1");
        ScriptedJudge kind = grading("\"grade\": 5");
        Services both = Services.NONE.with(
                JudgeModels.class,
                new JudgeModels(List.of(JudgeModel.open("judge:strict", strict), JudgeModel.open("judge:kind", kind))));
        List<Object> entries = List.of(RUBRIC, rubric("model", "judge:kind"));
        assertThat(Catalog.evaluation(entries, "job", both)
                        .judge(List.of(trial("Hello")))
                        .getFirst()
                        .score())
                .isEqualTo(0.5);
        assertThat(strict.rounds).hasSize(1);
        assertThat(kind.rounds).hasSize(1);
    }

    private static String version(Object entry, LanguageModel judge) {
        String fingerprint = evaluation(entry, judge).fingerprint();
        return fingerprint.substring(fingerprint.lastIndexOf(")/") + 1);
    }
}
