package org.promptrefinery.study.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.metering.Account;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.reflection.Brief;
import org.promptrefinery.search.reflection.Thought;

class ModelReflectorTest {

    private static final Sampling SAMPLING = new Sampling(1, 50, 3);

    private final Oracle oracle = new Oracle();
    private final List<String> notices = new ArrayList<>();

    @Test
    void aBriefIsAUserMessageWithItsSample() {
        reflector(9).ask(List.of(new Brief("whole", 4)));
        assertThat(oracle.asked).containsExactly(new Request(List.of(Message.user("whole")), SAMPLING, 4));
    }

    @Test
    void howAReplyEndedDecidesWhatAThoughtIsWorth() {
        assertThat(reflector(9)
                        .ask(List.of(
                                new Brief("whole", 0),
                                new Brief("cut", 0),
                                new Brief("filtered", 0),
                                new Brief("silent", 0),
                                new Brief("failed", 0))))
                .containsExactly(
                        new Thought.Whole("so it is"),
                        new Thought.Cut("so it"),
                        new Thought.Cut("so"),
                        new Thought.None("it said nothing"),
                        new Thought.None("time-out"));
    }

    @Test
    void whenItsOwnBudgetEndsItSaysWhatItStillCanAndFallsSilent() {
        ModelReflector reflector = reflector(2);
        List<Brief> briefs = List.of(new Brief("a", 0), new Brief("b", 0), new Brief("c", 0));
        Thought.Whole said = new Thought.Whole("so it is");
        Thought.None nothing = new Thought.None("it was not asked: its budget is spent");
        assertThat(reflector.ask(briefs.subList(0, 2))).containsExactly(said, said);
        assertThat(reflector.isSilent()).isFalse();
        assertThat(reflector.ask(briefs)).containsExactly(said, said, nothing);
        assertThat(reflector.isSilent()).isTrue();
        assertThat(reflector.ask(briefs)).containsOnly(nothing).hasSize(3);
        assertThat(oracle.asked).hasSize(4);
        assertThat(notices)
                .containsExactly("the budget of 2 completions for the reflector model is spent;"
                        + " the search goes on without the operators that ask it");
    }

    @Test
    void whatTheWholeRunCannotPayIsNotAskedAtAll() {
        ModelReflector reflector = reflector(new Budget(limit(2), Map.of(), Duration.ofHours(1)));
        assertThatThrownBy(() -> reflector.ask(List.of(new Brief("a", 0), new Brief("b", 0), new Brief("c", 0))))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessage("the budget of 2 completions is spent");
        assertThat(oracle.asked).isEmpty();
        assertThat(reflector.isSilent()).isFalse();
        assertThat(notices).isEmpty();
    }

    @Test
    void theEndOfTheTimeEndsMoreThanItself() {
        ModelReflector reflector = reflector(new Budget(limit(2), Map.of(), Duration.ofHours(-1)));
        assertThatThrownBy(() -> reflector.ask(List.of(new Brief("a", 0))))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessage("the time is up");
    }

    private static Limits limit(int completions) {
        return new Limits(
                OptionalLong.of(completions), Limits.NONE.tokensIn(), Limits.NONE.tokensOut(), Limits.NONE.money());
    }

    private ModelReflector reflector(int completions) {
        return reflector(new Budget(Limits.NONE, Map.of(Purpose.REFLECTOR, limit(completions)), Duration.ofHours(1)));
    }

    private ModelReflector reflector(Budget budget) {
        Account account = new Account(new Ledger(budget, InstantSource.system()), Purpose.REFLECTOR, Optional.empty());
        return new ModelReflector(Metered.over(oracle, account, CompletionObserver.NONE), SAMPLING, notices::add);
    }

    /** Ends its replies as it is asked to. */
    private static final class Oracle implements LanguageModel {

        private final List<Request> asked = new ArrayList<>();

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("oracle", "1");
        }

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            asked.addAll(requests);
            for (int i = 0; i < requests.size(); i++) {
                recipient.take(i, reply(requests.get(i).messages().getLast().text()));
            }
        }

        private static Reply reply(String brief) {
            return switch (brief) {
                case "cut" -> completion("so it", Completion.Finish.LENGTH);
                case "filtered" -> completion("so", Completion.Finish.OTHER);
                case "silent" -> completion(" \n", Completion.Finish.STOP);
                case "failed" -> new Failure("time-out");
                default -> completion("so it is", Completion.Finish.STOP);
            };
        }

        private static Completion completion(String text, Completion.Finish finish) {
            return new Completion(text, 1, 1, finish, Duration.ZERO, false);
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public void close() {}
    }
}
