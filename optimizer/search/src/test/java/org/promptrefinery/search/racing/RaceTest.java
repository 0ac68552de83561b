package org.promptrefinery.search.racing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Theatre;

class RaceTest {

    private static final List<Case> DEV = Theatre.cases("dev", 64);
    private static final Prompt SHORT = prompt("Answer with one word.");
    private static final Prompt FULL =
            prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice", "Othello -> Frank");

    private static final Evaluation EVALUATION = Catalog.evaluation(List.of("exact"), "test", Services.NONE);

    private final Theatre theatre = new Theatre("exact");

    @Test
    void aBetterChildIsAskedEverythingInTheOrderOfTheCases() {
        Outcome outcome = race(SHORT, FULL);
        assertThat(outcome.finished().orElseThrow().score()).isEqualTo(1);
        assertThat(outcome.finished().orElseThrow().results())
                .extracting(result -> result.subject().id())
                .containsExactlyElementsOf(DEV.stream().map(Case::id).toList());
    }

    @Test
    void aWorseChildIsScreenedOut() {
        Outcome outcome = race(FULL, SHORT);
        assertThat(outcome.finished()).isEmpty();
        assertThat(outcome.seen().results()).hasSize(8);
        assertThat(outcome.fate()).contains("screened out");
    }

    @Test
    void aLongerChildThatGainsNothingIsScreenedOutAndAShorterOneIsNot() {
        Prompt chatty =
                prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice", "Othello -> Frank", "Please.");
        assertThat(race(FULL, chatty).finished()).isEmpty();
        assertThat(race(chatty, FULL).finished()).isPresent();
    }

    @Test
    void aRareGainIsSeenBecauseScreeningAsksWhatTheParentFails() {
        Prompt allButOne = prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice");
        for (int seed = 0; seed < 10; seed++) {
            assertThat(race(allButOne, FULL, seed).finished()).isPresent();
        }
    }

    @Test
    void aChildThatOnlyLooksGoodAtFirstLosesTheRace() {
        Prompt sentences = prompt("Romeo -> Bob", "Answer with one word.", "Juliet -> Alice");
        Scorecard parent =
                theatre.score(List.of(new Assignment(Chain.of(sentences), DEV))).getFirst();
        Prompt onlyOthello = prompt("Answer with one word.", "Othello -> Frank");
        Outcome outcome = new Race(theatre, DEV, 4, 0.1)
                .run(List.of(new Entrant(Candidate.seed(Chain.of(onlyOthello)), parent)), new Random(5))
                .getFirst();
        assertThat(outcome.finished()).isEmpty();
        assertThat(outcome.seen().results().size()).isLessThan(DEV.size());
    }

    @Test
    void aFailedAnswerOfTheParentIsNoGainAndOneOfTheChildNoLoss() {
        Prompt chatty =
                prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice", "Othello -> Frank", "Please.");
        Scorecard whole =
                theatre.score(List.of(new Assignment(Chain.of(FULL), DEV))).getFirst();
        Outcome longer = new Race(theatre, DEV, 8, 1)
                .run(List.of(new Entrant(Candidate.seed(Chain.of(chatty)), unscored(whole, 40))), new Random(1))
                .getFirst();
        assertThat(longer.finished()).isEmpty();

        Scorecard wordy =
                theatre.score(List.of(new Assignment(Chain.of(chatty), DEV))).getFirst();
        Outcome shorter = new Race(failing(theatre, 3), DEV, 8, 0.1)
                .run(List.of(new Entrant(Candidate.seed(Chain.of(FULL)), wordy)), new Random(1))
                .getFirst();
        assertThat(shorter.finished()).isPresent();
        assertThat(shorter.finished().orElseThrow().coverage()).isEqualTo("61/64");
        assertThat(shorter.finished().orElseThrow().score()).isEqualTo(1);
    }

    @Test
    void aChildWithTooManyAnswersWithoutAScoreDrops() {
        Scorecard parent =
                theatre.score(List.of(new Assignment(Chain.of(SHORT), DEV))).getFirst();
        Outcome outcome = new Race(failing(theatre, 7), DEV, 8, 0.1)
                .run(List.of(new Entrant(Candidate.seed(Chain.of(FULL)), parent)), new Random(1))
                .getFirst();
        assertThat(outcome.finished()).isEmpty();
        assertThat(outcome.fate()).isEqualTo("dropped: only 57/64 of its answers got a score");
    }

    /** The same card with no score for its first cases. */
    private static Scorecard unscored(Scorecard card, int count) {
        List<CaseResult> results = new ArrayList<>(card.results());
        for (int i = 0; i < count; i++) {
            results.set(i, EVALUATION.unanswered(results.get(i).subject(), "time-out"));
        }
        return new Scorecard(results, card.promptTokens());
    }

    /** A scorer that fails on the last dev cases. */
    private static Scorer failing(Theatre theatre, int count) {
        Set<Case> lost = Set.copyOf(DEV.subList(DEV.size() - count, DEV.size()));
        return new Scorer() {
            @Override
            public List<Scorecard> score(List<Assignment> assignments) {
                return theatre.score(assignments).stream().map(this::some).toList();
            }

            @Override
            public int promptTokens(Prompt prompt) {
                return theatre.promptTokens(prompt);
            }

            private Scorecard some(Scorecard card) {
                return new Scorecard(
                        card.results().stream()
                                .map(result -> lost.contains(result.subject())
                                        ? EVALUATION.unanswered(result.subject(), "time-out")
                                        : result)
                                .toList(),
                        card.promptTokens());
            }
        };
    }

    private Outcome race(Prompt parent, Prompt child) {
        return race(parent, child, 1);
    }

    private Outcome race(Prompt parent, Prompt child, long seed) {
        Scorecard card =
                theatre.score(List.of(new Assignment(Chain.of(parent), DEV))).getFirst();
        return new Race(theatre, DEV, 8, 0.1)
                .run(List.of(new Entrant(Candidate.seed(Chain.of(child)), card)), new Random(seed))
                .getFirst();
    }

    private static Prompt prompt(String... lines) {
        return new Prompt(
                List.of(lines).stream()
                        .map(line -> new Section(Role.RULE, line))
                        .toList(),
                "{{question}}");
    }
}
