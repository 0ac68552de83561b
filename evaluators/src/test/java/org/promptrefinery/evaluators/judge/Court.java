package org.promptrefinery.evaluators.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.LanguageModel;

/** What the tests of judges share. */
final class Court {

    static final Map<String, Object> RUBRIC = Map.of("rubric", Map.of("criteria", "Is polite."));
    static final Map<String, Object> AGAINST_REFERENCE = Map.of("pairwise", Map.of("against", "reference"));

    private Court() {}

    static Map<String, Object> rubric(String option, Object value) {
        return Map.of("rubric", Map.of("criteria", "Is polite.", option, value));
    }

    static ScriptedJudge grading(String field) {
        return ScriptedJudge.saying(_ -> "{\"reason\": \"why\", " + field + ", \"id\": \"ID\"}");
    }

    static Services services(LanguageModel judge) {
        return Services.NONE.with(JudgeModels.class, new JudgeModels(List.of(JudgeModel.open("judge:x", judge))));
    }

    static Evaluation evaluation(Object entry, LanguageModel judge) {
        return Catalog.evaluation(List.of(entry), "job", services(judge));
    }

    static List<Verdict> judged(Object entry, LanguageModel judge, List<Trial> trials) {
        return evaluation(entry, judge).judge(trials).stream()
                .map(result -> result.byEvaluator().values().iterator().next())
                .toList();
    }

    static Verdict one(Object entry, LanguageModel judge, Trial trial) {
        return judged(entry, judge, List.of(trial)).getFirst();
    }

    static double score(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Scored.class);
        return ((Verdict.Scored) verdict).score();
    }

    static String cause(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Unscored.class);
        return ((Verdict.Unscored) verdict).cause();
    }

    static Trial trial(String answer) {
        return new Trial(subject(List.of("Bob")), answer);
    }

    static Case subject(List<String> references) {
        return new Case("id", Map.of("question", "Who?"), references, new TreeSet<>(), 1);
    }
}
