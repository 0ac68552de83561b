package org.promptrefinery.study.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;

/** What is behind an error when several things could be, what counts as right content, and votes. */
class EvidenceTest {

    private static final Case BOB = subject("one", "Who?", "Bob");
    private static final Case EVE = subject("two", "Which?", "Eve");

    @Test
    void countsContradictingLabelsBeforeAllElse() {
        Case twin = subject("twin", " who? ", "Alice");

        assertThat(cause("It is Bob.", List.of(BOB, twin), right("Bob"), Set.of("one")))
                .isEqualTo(Cause.NOISE);
    }

    @Test
    void countsTheFormBeforeChance() {
        assertThat(cause("It is Bob.", List.of(BOB), right("Bob"), Set.of("one")))
                .isEqualTo(Cause.FORM);
    }

    @Test
    void countsChanceBeforeTheInstruction() {
        assertThat(cause("Eve", List.of(BOB), right("Bob"), Set.of("one"))).isEqualTo(Cause.NOISE);
    }

    @Test
    void countsTheInstructionBeforeKnowledge() {
        assertThat(cause("Eve", List.of(BOB), List.of(), Set.of("one"))).isEqualTo(Cause.INSTRUCTION);
        assertThat(cause("Eve", List.of(BOB), List.of(), Set.of())).isEqualTo(Cause.KNOWLEDGE);
    }

    @Test
    void leavesOpenWhatWasNotLookedInto() {
        Evidence evidence = new Evidence(
                List.of(answer(BOB, "Eve", 0)),
                List.of(BOB),
                Optional.of(Map.of()),
                Optional.empty(),
                new LinkedHashMap<>());

        assertThat(evidence.findings()).extracting(Finding::cause).containsExactly(Cause.OPEN);
    }

    @Test
    void agreeingReferencesAreNoContradiction() {
        Case more = subject("more", "Who?", "Alice", "bob");

        assertThat(Contradictions.among(List.of(BOB, more))).isEmpty();
        assertThat(Contradictions.among(List.of(BOB, subject("other", "Who?", "Eve"))))
                .containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void rightContentIsFoundInAnyForm() {
        RightContent content = new RightContent(List.of(BOB, EVE));

        assertThat(content.isIn("BOB!", BOB)).isTrue();
        assertThat(content.isIn("{\"name\": \"bob\"}", BOB)).isTrue();
        assertThat(content.isIn("Bobby", BOB)).isFalse();
        assertThat(content.isIn("", BOB)).isFalse();
    }

    @Test
    void anAnswerThatNamesAllThereIsSaysNothingRight() {
        assertThat(new RightContent(List.of(BOB, EVE)).isIn("Bob or Eve", BOB)).isFalse();
    }

    @Test
    void theValuesOfAJsonReferenceMayStandInProse() {
        Case json = subject("json", "?", "{\"name\": \"Bob\", \"towns\": [\"Rome\", 7]}");
        RightContent content = new RightContent(List.of(json));

        assertThat(content.isIn("Bob, in Rome and 7 others", json)).isTrue();
        assertThat(content.isIn("Bob, in Rome", json)).isFalse();
    }

    @Test
    void theMostFrequentAnswerIsElectedWhateverItsLetterCase() {
        Scorecard elected = Ballot.of(
                List.of(card(answer(BOB, "Eve", 0)), card(answer(BOB, "bob", 1)), card(answer(BOB, "Bob", 1))));

        assertThat(elected.results()).extracting(CaseResult::answer).containsExactly("bob");
    }

    @Test
    void drawsWithoutAScoreHaveNoVote() {
        CaseResult none = new CaseResult(BOB, "", new Verdict.Unscored("no answer"), true, Map.of());

        assertThat(Ballot.of(List.of(card(none), card(none), card(answer(BOB, "Bob", 1))))
                        .score())
                .isEqualTo(1);
    }

    private static Cause cause(String answer, List<Case> labelled, List<CaseResult> draws, Set<String> ruled) {
        return new Evidence(
                        List.of(answer(BOB, answer, 0)),
                        labelled,
                        Optional.of(Map.of("one", draws)),
                        Optional.of(ruled),
                        new LinkedHashMap<>())
                .findings()
                .getFirst()
                .cause();
    }

    private static List<CaseResult> right(String answer) {
        return List.of(answer(BOB, answer, 1), answer(BOB, answer, 1), answer(BOB, "?", 0), answer(BOB, "?", 0));
    }

    private static CaseResult answer(Case subject, String answer, double score) {
        return new CaseResult(subject, answer, new Verdict.Scored(score, "so"), true, Map.of());
    }

    private static Scorecard card(CaseResult result) {
        return new Scorecard(List.of(result), 1);
    }

    private static Case subject(String id, String question, String... references) {
        return new Case(id, Map.of("question", question), Arrays.asList(references), new TreeSet<>(), 1);
    }
}
