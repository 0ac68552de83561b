package org.promptrefinery.evaluators.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promptrefinery.evaluators.judge.Court.cause;
import static org.promptrefinery.evaluators.judge.Court.one;
import static org.promptrefinery.evaluators.judge.Court.score;
import static org.promptrefinery.evaluators.judge.Court.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.Verdict;

class PanelTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            mean,     5 3 1, 0.5
            mean,     5 3 x, -
            minimum,  5 3 2, 0.25
            minimum,  5 1 x, 0
            minimum,  5 3 x, -
            majority, 5 3 1, 1
            majority, 5 2 1, 0
            majority, 5 5 x, 1
            majority, 1 x 1, 0
            majority, 5 1 x, -
            majority, 5 1,   0.5
            """)
    void aPanelHasOneVerdictAndGuessesNone(String combine, String grades, Double score) {
        String[] each = grades.split(" ");
        List<Object> members = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            members.add(Map.of("rubric", Map.of("criteria", "Criterion " + i, "retries", 0)));
        }
        ScriptedJudge judge = ScriptedJudge.saying(request -> {
            String system = request.messages().getFirst().text();
            int index = system.charAt(system.indexOf("Criterion ") + "Criterion ".length()) - '0';
            return "{\"reason\": \"why\", \"grade\": " + each[index] + ", \"id\": \"ID\"}";
        });
        Object entry = Map.of("panel", Map.of("judges", members, "combine", combine));
        Verdict verdict = one(entry, judge, trial("Hello"));
        if (score == null) {
            assertThat(cause(verdict)).startsWith("1 of 3 judges gave no score: no readable verdict");
        } else {
            assertThat(score(verdict)).isEqualTo(score);
        }
        assertThat(judge.rounds).hasSize(each.length);
    }
}
