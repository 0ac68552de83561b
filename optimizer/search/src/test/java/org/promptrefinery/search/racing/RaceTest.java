package org.promptrefinery.search.racing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
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

    private static final Prompt CHATTY =
            prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice", "Othello -> Frank", "Please.");
    private static final List<Cell> CELLS = cells(DEV);

    private static final Evaluation EVALUATION = Catalog.evaluation(List.of("exact"), "test", Services.NONE);

    private final Theatre theatre = new Theatre("exact");

    @Test
    void aBetterChildIsAskedEverythingAndAnswersInTheOrderOfTheCourse() {
        Outcome outcome = race(SHORT, FULL);
        assertThat(outcome.finished()).isTrue();
        assertThat(outcome.seen().score()).isEqualTo(1);
        assertThat(outcome.seen().results())
                .extracting(result -> result.subject().id())
                .containsExactlyElementsOf(DEV.stream().map(Case::id).toList());
    }

    @Test
    void nothingIsAskedWhereTheRivalCannotBeBeaten() {
        Outcome outcome = race(FULL, CHATTY);
        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.seen().results()).isEmpty();
        assertThat(outcome.fate()).contains("cannot become better");
    }

    @Test
    void whoGainsNothingLeavesAfterTheCasesThatTheRivalFails() {
        Prompt allButOne = prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice");
        Scorecard rival = card(allButOne);
        int failed = (int) rival.results().stream().filter(CaseResult::failed).count();
        Outcome outcome =
                race(allButOne, prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice", "Please."));
        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.seen().results()).hasSize(failed).allMatch(CaseResult::failed);
    }

    @Test
    void aShorterOneThatIsAsGoodFinishes() {
        assertThat(race(CHATTY, FULL).finished()).isTrue();
    }

    @Test
    void aRareGainIsEnough() {
        Prompt allButOne = prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice");
        assertThat(race(allButOne, FULL).finished()).isTrue();
    }

    /** It fixes what the rival fails and breaks more elsewhere. */
    @Test
    void aChildThatLosesMoreThanItGainedLeavesEarly() {
        Prompt two = prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice");
        Outcome outcome = race(two, prompt("Answer with one word.", "Othello -> Frank"));
        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.seen().results().size()).isBetween(9, DEV.size() - 1);
    }

    /** With many gains in hand, only the sequential test can tell early that the losses will be more. */
    @Test
    void theSequentialTestEndsAHopelessRaceBeforeTheGainsAreUsedUp() {
        List<Case> many = Theatre.cases("dev", 640);
        Prompt two = prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice");
        Scorecard rival =
                theatre.score(List.of(new Assignment(Chain.of(two), many))).getFirst();
        long failed = rival.results().stream().filter(CaseResult::failed).count();
        Duel duel = new Duel(cells(many), rival, false);
        rival.results().stream().filter(CaseResult::failed).forEach(result -> duel.answered(right(result)));
        List<CaseResult> passes =
                rival.results().stream().filter(CaseResult::solved).toList();
        int asked = 0;
        while (!duel.lost(0.01)) {
            assertThat(duel.outOfReach()).isFalse();
            duel.answered(wrong(passes.get(asked++)));
        }
        assertThat(asked).isLessThan((int) failed / 2);
    }

    @Test
    void aFailedAnswerOfTheRivalIsNoGainAndOneOfTheChildNoLoss() {
        Scorecard whole = card(FULL);
        Outcome longer = run(theatre, 1, new Entrant(Candidate.seed(Chain.of(CHATTY)), CELLS, unscored(whole, 40)));
        assertThat(longer.finished()).isFalse();

        Outcome shorter =
                run(failing(theatre, 3), 0.1, new Entrant(Candidate.seed(Chain.of(FULL)), CELLS, card(CHATTY)));
        assertThat(shorter.finished()).isTrue();
        assertThat(shorter.seen().coverage()).isEqualTo("61/64");
        assertThat(shorter.seen().score()).isEqualTo(1);
    }

    @Test
    void aChildWithTooManyAnswersWithoutAScoreDrops() {
        Outcome outcome =
                run(failing(theatre, 7), 0.1, new Entrant(Candidate.seed(Chain.of(FULL)), CELLS, card(SHORT)));
        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.fate()).isEqualTo("dropped: only 57/64 of its answers got a score");
    }

    @Test
    void whatIsKnownIsNotAskedAgain() {
        List<CaseResult> known = card(FULL).results().subList(0, 40);
        int before = theatre.rollouts();
        Outcome outcome = run(theatre, 0.1, new Entrant(Candidate.seed(Chain.of(FULL)), CELLS, card(SHORT), known));
        assertThat(outcome.seen().results()).hasSize(DEV.size());
        assertThat(theatre.rollouts() - before).isEqualTo(DEV.size() + DEV.size() - 40);
    }

    @Test
    void theEndOfTheBudgetEndsTheRace() {
        Scorecard rival = card(SHORT);
        int most = theatre.rollouts() + 20;
        Scorer poor = new Scorer() {
            @Override
            public List<Scorecard> score(List<Assignment> assignments) {
                if (theatre.rollouts() + assignments.getFirst().cases().size() > most) {
                    throw new BudgetExhausted("spent");
                }
                return theatre.score(assignments);
            }

            @Override
            public int promptTokens(Prompt prompt) {
                return theatre.promptTokens(prompt);
            }
        };
        Outcome outcome = run(poor, 0.1, new Entrant(Candidate.seed(Chain.of(FULL)), CELLS, rival));
        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.fate()).isEqualTo("spent");
        assertThat(outcome.end()).isEqualTo(Outcome.End.BROKEN_OFF);
    }

    @Test
    void severalSamplesAreSeveralCells() {
        Course course = Course.of(DEV, 2, new Random(1));
        Scorecard answers = new Rollouts(theatre)
                .of(List.of(new Question(Chain.of(FULL), course.cells())))
                .getFirst();
        assertThat(answers.results())
                .extracting(result -> result.subject().id())
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(course.cells().stream().map(Cell::id).toList());
        assertThat(course.upTo(DEV.size())).allMatch(cell -> cell.sample() == 0);
    }

    private static CaseResult right(CaseResult result) {
        return new CaseResult(result.subject(), "", Verdict.pass("right"), true, Map.of());
    }

    private static CaseResult wrong(CaseResult result) {
        return new CaseResult(result.subject(), "", Verdict.fail("wrong"), true, Map.of());
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

    private Scorecard card(Prompt prompt) {
        return theatre.score(List.of(new Assignment(Chain.of(prompt), DEV))).getFirst();
    }

    private Outcome race(Prompt rival, Prompt child) {
        return run(theatre, 0.1, new Entrant(Candidate.seed(Chain.of(child)), CELLS, card(rival)));
    }

    private static Outcome run(Scorer scorer, double maxUnscored, Entrant entrant) {
        return new Race(new Rollouts(scorer), 8, maxUnscored, Demand.BETTER_OR_SHORTER)
                .run(List.of(entrant))
                .getFirst();
    }

    private static List<Cell> cells(List<Case> cases) {
        return cases.stream().map(subject -> Cell.of(subject, 0)).toList();
    }

    private static Prompt prompt(String... lines) {
        return new Prompt(
                List.of(lines).stream()
                        .map(line -> new Section(Role.RULE, line))
                        .toList(),
                "{{question}}");
    }
}
