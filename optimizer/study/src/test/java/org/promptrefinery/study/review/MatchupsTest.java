package org.promptrefinery.study.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.study.history.Answer;

class MatchupsTest {

    private static final Draw DRAW = new Draw(1, "");

    @Test
    void whereScoresDifferOrEvaluatorsDisagreeAPersonLooksFirst() {
        List<Answer> answers = List.of(
                answer("baseline", "a", "x", 1, 1, 1),
                answer("winner", "a", "y", 1, 1, 1),
                answer("baseline", "b", "x", 0.5, 0, 1),
                answer("winner", "b", "y", 0.5, 0.4, 0.6),
                answer("baseline", "c", "x", 0, 0, 0),
                answer("winner", "c", "y", 0.8, 0.8, 0.8),
                answer("winner", "d", "y", OptionalDouble.empty()),
                answer("baseline", "d", "x", 1, 1, 1));
        assertThat(of(answers, false, false).pairs())
                .extracting(Matchup::caseId)
                .containsExactly("b", "c", "d", "a");
        assertThat(of(answers.reversed(), false, false)).isEqualTo(of(answers, false, false));
    }

    @Test
    void theSameAnswerTwiceIsLeftOutOrShownLast() {
        List<Answer> answers = List.of(
                answer("baseline", "a", "x", 0, 0, 1),
                answer("winner", "a", "x", 0, 0, 1),
                answer("baseline", "b", "x", 1, 1, 1),
                answer("winner", "b", "y", 1, 1, 1));
        assertThat(of(answers, false, false).pairs())
                .extracting(Matchup::caseId)
                .containsExactly("b");
        assertThat(of(answers, false, false).same()).isEqualTo(1);
        assertThat(of(answers, false, true).pairs()).extracting(Matchup::caseId).containsExactly("b", "a");
        assertThat(of(answers, false, true).pairs().getLast().single()).isTrue();
    }

    @Test
    void testCasesAreShownOnlyWhenAskedForAndThenAlone() {
        List<Answer> answers = Stream.of("train", "dev", "test")
                .flatMap(split -> Stream.of("baseline", "winner", "other")
                        .map(prompt -> answer(prompt, split, split, prompt, OptionalDouble.of(1))))
                .toList();
        assertThat(of(answers, false, false).pairs())
                .extracting(Matchup::caseId)
                .containsExactly("dev", "train");
        assertThat(of(answers, true, false).pairs()).extracting(Matchup::caseId).containsExactly("test");
    }

    @Test
    void aCaseThatOnlyOneAnsweredIsNoMatchup() {
        assertThat(of(List.of(answer("winner", "a", "x", 1, 1, 1)), false, true).pairs())
                .isEmpty();
    }

    @Test
    void sidesAreShuffledTheSameWayForOnePersonAndRecordedByTheirPrompts() {
        List<Answer> answers = IntStream.range(0, 200)
                .mapToObj(String::valueOf)
                .flatMap(id -> Stream.of(answer("baseline", id, "old", 1, 1, 1), answer("winner", id, "new", 1, 1, 1)))
                .toList();
        List<Matchup> shown = of(answers, false, false).pairs();
        assertThat(shown.stream().filter(pair -> pair.first().answer().equals("old")))
                .hasSizeBetween(70, 130);
        assertThat(shown).allSatisfy(pair -> assertThat(pair.first().prompt())
                .isEqualTo(pair.first().answer().equals("old") ? "p0" : "winner"));
        Matchups.Wanted wanted = wanted(false, false);
        assertThat(Matchups.of(answers::forEach, wanted, new Draw(1, "")).pairs())
                .isEqualTo(shown);
        assertThat(Matchups.of(answers::forEach, wanted, new Draw(1, "Ann")).pairs())
                .isNotEqualTo(shown);
        assertThat(Matchups.of(answers::forEach, wanted, new Draw(2, "")).pairs())
                .isNotEqualTo(shown);
    }

    private static Matchups of(List<Answer> answers, boolean test, boolean same) {
        return Matchups.of(answers::forEach, wanted(test, same), DRAW);
    }

    private static Matchups.Wanted wanted(boolean test, boolean same) {
        return new Matchups.Wanted("baseline", "winner", Map.of("baseline", "p0"), test, same);
    }

    private static Answer answer(String prompt, String subject, String text, double score, double one, double other) {
        return new Answer(
                prompt,
                "dev",
                subject,
                Map.of("q", "?"),
                "",
                List.of(),
                text,
                Map.of(),
                OptionalDouble.of(score),
                "so",
                true,
                Map.of("e1", opinion(one), "e2", opinion(other)));
    }

    private static Answer answer(String prompt, String subject, String text, OptionalDouble score) {
        return answer(prompt, "dev", subject, text, score);
    }

    private static Answer answer(String prompt, String split, String subject, String text, OptionalDouble score) {
        return new Answer(
                prompt, split, subject, Map.of("q", "?"), "", List.of(), text, Map.of(), score, "so", true, Map.of());
    }

    private static Answer.Opinion opinion(double score) {
        return new Answer.Opinion(OptionalDouble.of(score), "so");
    }
}
