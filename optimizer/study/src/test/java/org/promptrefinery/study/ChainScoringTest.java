package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.PromptAnswers;
import org.promptrefinery.study.scoring.Quarantine;
import org.promptrefinery.study.supply.Supplies;

/** How a chain of prompts is asked and paid. */
class ChainScoringTest {

    private static final Asking ASKING = new Asking(Sampling.greedy(9), Optional.empty(), Supplies.NONE);

    @TempDir
    Path folder;

    private CompletionCache cache;
    private Ledger ledger;

    @BeforeEach
    void open() {
        cache = CompletionCache.open(folder.resolve("cache.sqlite"));
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void everyStepIsOneBatchOfAllCasesOfAllAssignments() {
        Scripted model = Scripted.relay();
        List<Scorecard> cards = scorer(model, 1000)
                .score(List.of(
                        new Assignment(chain("Say who.", "Use Bob. Answer with one word."), cases(0, 4)),
                        new Assignment(chain("Who?", "Use Bob."), cases(0, 4))));
        assertThat(model.batches).hasSize(2);
        assertThat(model.batches.getFirst()).hasSize(8).allMatch(request -> Scripted.user(request)
                .startsWith("Whom"));
        assertThat(model.batches.getLast()).hasSize(8).allMatch(request -> Scripted.user(request)
                .startsWith("Said: "));
        assertThat(cards.getFirst().results()).extracting("answer").containsExactly("Bob", "Juliet", "Hamlet", "Iago");
        assertThat(cards.getLast().results().getFirst().answer()).isEqualTo("It was Bob.");
        assertThat(cards.getFirst().results().getFirst().steps()).isEqualTo(Map.of("name", "Romeo"));
        assertThat(cards.getFirst().promptTokens()).isEqualTo(8);
    }

    @Test
    void whatAModelSaysIsNoTemplate() {
        Scripted model = new Scripted("sly", request -> Scripted.said("{{question}} {{name}} $1"));
        Scorecard card = scorer(model, 1000)
                .score(List.of(new Assignment(chain("a", "b"), cases(0, 1))))
                .getFirst();
        assertThat(Scripted.user(model.asked.getLast())).isEqualTo("Said: {{question}} {{name}} $1");
        assertThat(card.results().getFirst().steps()).containsEntry("name", "{{question}} {{name}} $1");
    }

    @Test
    void aCaseWithoutAnAnswerOnTheWayIsUnanswered() {
        Scripted model = new Scripted(
                "mute",
                request -> Scripted.user(request).equals("Whom 1?")
                        ? new Failure("too long")
                        : Scripted.relay().reply(request));
        Scorecard card = scorer(model, 1000)
                .score(List.of(new Assignment(chain("a", "Use Bob. Answer with one word."), cases(0, 3))))
                .getFirst();
        assertThat(card.results().get(1).scored()).isFalse();
        assertThat(card.results().get(1).overall().toString()).contains("no answer: too long");
        assertThat(card.results().get(1).steps()).isEmpty();
        assertThat(card.coverage()).isEqualTo("2/3");
        assertThat(model.asked).hasSize(5);
    }

    @Test
    void nothingIsAskedWhereTheWholeChainCannotBePaid() {
        Scripted model = Scripted.relay();
        Scorer scorer = scorer(model, 11);
        assertThatThrownBy(() -> scorer.score(List.of(new Assignment(chain("a", "b"), cases(0, 6)))))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessage("the budget of 11 completions is spent");
        assertThat(model.asked).isEmpty();
        scorer.score(List.of(new Assignment(chain("a", "b"), cases(0, 5))));
        assertThat(model.asked).hasSize(5 + 4);
    }

    @Test
    void aChangedLastPromptPaysForThatPromptOnly() {
        Scripted model = Scripted.relay();
        Scorer scorer = scorer(model, 12);
        scorer.score(List.of(new Assignment(chain("a", "b"), cases(0, 4))));
        assertThat(model.asked).hasSize(8);
        assertThat(scorer.affordable()).isEqualTo(2);
        scorer.score(List.of(new Assignment(chain("a", "c"), cases(0, 4))));
        assertThat(model.asked).hasSize(12);
        assertThat(scorer.affordable()).isZero();
        scorer.score(
                List.of(new Assignment(chain("a", "b"), cases(0, 4)), new Assignment(chain("a", "c"), cases(0, 4))));
        assertThat(model.asked).hasSize(12);
        assertThatThrownBy(() -> scorer.score(List.of(new Assignment(chain("a", "d"), cases(0, 1)))))
                .isInstanceOf(BudgetExhausted.class);
        assertThat(model.asked).hasSize(12);
    }

    @Test
    void whereTheBudgetEndsOnTheWayAsManyCasesAsItPaysAreAnswered() {
        Scripted model = Scripted.relay();
        Scorer scorer = scorer(model, 11);
        ledger.skip();
        Scorecard card = scorer.score(List.of(new Assignment(chain("a", "b"), cases(0, 40))))
                .getFirst();
        assertThat(model.asked).hasSize(11);
        // of 40 cases four names are said, so that some of the second requests are one
        assertThat(card.scored()).isGreaterThanOrEqualTo(5);
        assertThat(ledger.refusal()).hasValue("the budget of 11 completions is spent");
    }

    @Test
    void whatIsAffordableLeavesTheProofAlone() {
        Scorer scorer = scorer(Scripted.relay(), 100);
        assertThat(scorer.affordable()).isEqualTo(50);
        ledger.reserve(Map.of(Purpose.TASK, 31L));
        assertThat(scorer.affordable()).isEqualTo(34);
        assertThat(scorer(Scripted.relay(), Limits.NONE).affordable()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anotherSampleIsAnotherRequestAtEveryStep() {
        Scripted model = Scripted.relay();
        scorer(model, 1000).score(List.of(new Assignment(chain("a", "b"), cases(0, 1), 3)));
        assertThat(model.asked).hasSize(2).extracting(Request::sample).containsOnly(3);
    }

    @Test
    void theAnswersToCompareWithAreThoseOfTheWholeChain() {
        Scripted model = Scripted.relay();
        assertThat(new PromptAnswers(model, chain("a", "Answer with one word."), ASKING).of(cases(0, 2)))
                .containsExactly(Optional.of("Romeo"), Optional.of("Juliet"));
    }

    private Scorer scorer(Scripted model, int completions) {
        return scorer(
                model,
                new Limits(
                        OptionalLong.of(completions),
                        Limits.NONE.tokensIn(),
                        Limits.NONE.tokensOut(),
                        Limits.NONE.money()));
    }

    private Scorer scorer(Scripted model, Limits limits) {
        ledger = new Ledger(new Budget(limits, Map.of(), Duration.ofHours(1)), InstantSource.system());
        return new ModelScorer(
                new Layers(cache, ledger).over(model, Purpose.TASK, Optional.empty(), CompletionObserver.NONE),
                ASKING,
                Catalog.evaluation(List.of("exact"), "evaluators", Services.NONE),
                new Quarantine(100, 1, _ -> {}),
                2);
    }

    private static Chain chain(String first, String second) {
        return new Chain(List.of(
                new Chain.Step("name", prompt(first, "{{question}}")),
                new Chain.Step("reply", prompt(second, "Said: {{name}}"))));
    }

    private static Prompt prompt(String system, String user) {
        return new Prompt(List.of(new Section(Role.INSTRUCTION, system)), user);
    }

    private static List<Case> cases(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        new Case("q" + i, Map.of("question", "Whom " + i + "?"), List.of("Bob"), new TreeSet<>(), 1))
                .toList();
    }
}
