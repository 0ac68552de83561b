package org.promptrefinery.inference.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.metering.Server.completion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

class MeteredTest {

    private static final int MAX_TOKENS = 10;
    private static final Price PRICE = new Price(1, 2);

    private final Server server = new Server();
    private Instant now = Instant.EPOCH;

    @Test
    void whatDoesNotFitIsNotAskedAndTheRestIs() {
        Ledger ledger = ledger(limits(7));
        Metered model = metered(ledger, Purpose.TASK);
        assertThatThrownBy(() -> model.complete(requests(0, 10)))
                .isInstanceOf(BudgetSpent.class)
                .hasMessage("the budget of 7 completions is spent");
        assertThat(server.asked).isEqualTo(requests(0, 7));
        assertThat(ledger.charged(Purpose.TASK).completions()).isEqualTo(7);
        assertThat(ledger.refusal()).hasValue("the budget of 7 completions is spent");
    }

    @Test
    void aRequestIsChargedOnceHoweverOftenItIsAnswered() {
        Ledger ledger = ledger(limits(3));
        Metered model = metered(ledger, Purpose.TASK);
        List<Request> twice = new ArrayList<>(requests(0, 2));
        twice.addAll(requests(0, 2));
        assertThat(model.complete(twice)).hasSize(4);
        assertThat(server.asked).hasSize(2);
        model.complete(requests(1, 3));
        model.complete(requests(0, 3));
        assertThat(ledger.charged(Purpose.TASK).completions()).isEqualTo(3);
        assertThatThrownBy(() -> model.complete(requests(3, 4))).isInstanceOf(BudgetSpent.class);
    }

    @Test
    void whatTheCacheAnswersIsChargedAsWhenItWasPaid() {
        server.answer = _ -> completion(5, 4).costing(OptionalDouble.of(0.25));
        Ledger first = ledger(limits(100));
        metered(first, Purpose.TASK).complete(requests(0, 5));
        server.answer =
                _ -> new Completion("x", 5, 4, Completion.Finish.STOP, Duration.ZERO, true, OptionalDouble.of(0.25));
        Ledger resumed = ledger(limits(100));
        metered(resumed, Purpose.TASK).complete(requests(0, 5));
        assertThat(resumed.charged(Purpose.TASK)).isEqualTo(first.charged(Purpose.TASK));
        assertThat(resumed.charged(Purpose.TASK).cost()).hasValue(1.25);
        assertThat(first.spent(Purpose.TASK).asked().completions()).isEqualTo(5);
        assertThat(resumed.spent(Purpose.TASK)).isEqualTo(new Spent(Usage.NONE, 5));
    }

    @Test
    void tokensAreReservedBeforeARequestLeavesAndGivenBackWhenItTookLess() {
        Request one = requests(0, 1).getFirst();
        long most = Account.mostTokensIn(one);
        server.answer = _ -> completion((int) most / 4, 1);
        Limits limits = new Limits(
                OptionalLong.empty(), OptionalLong.of(3 * most), OptionalLong.empty(), OptionalDouble.empty());
        Ledger ledger = ledger(limits);
        assertThatThrownBy(() -> metered(ledger, Purpose.TASK).complete(requests(0, 100)))
                .isInstanceOf(BudgetSpent.class)
                .hasMessageContaining("tokens in is spent");
        assertThat(server.batches.getFirst()).isEqualTo(3);
        assertThat(ledger.charged(Purpose.TASK).tokensIn()).isBetween(2 * most, 3 * most);
        assertThat(server.asked.size()).isGreaterThan(6);
    }

    @Test
    void whichRequestsAreRefusedDoesNotDependOnTheOrderOfReplies() {
        server.answer = request -> completion(1, 1 + Math.floorMod(request.hashCode(), MAX_TOKENS));
        Limits limits =
                new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(101), OptionalDouble.empty());
        assertThatThrownBy(() -> metered(ledger(limits), Purpose.TASK).complete(requests(0, 100)))
                .isInstanceOf(BudgetSpent.class);
        List<Request> inOrder = List.copyOf(server.asked);
        server.asked.clear();
        server.reversed = true;
        assertThatThrownBy(() -> metered(ledger(limits), Purpose.TASK).complete(requests(0, 100)))
                .isInstanceOf(BudgetSpent.class);
        assertThat(server.asked).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Test
    void moneyIsLimitedInTheCurrencyOfThePrices() {
        server.answer = _ -> completion(50, 10);
        Limits limits = new Limits(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.of(0.00095));
        Ledger ledger = ledger(limits);
        assertThatThrownBy(() -> metered(ledger, Purpose.TASK).complete(requests(0, 100)))
                .isInstanceOf(BudgetSpent.class)
                .hasMessage("the budget of 0.00095 in money is spent");
        assertThat(server.asked).hasSize(12);
        assertThat(ledger.charged(Purpose.TASK).cost()).hasValue(0.00084);
    }

    @Test
    void anUnknownPriceIsUnknownAndNotZero() {
        Ledger ledger = ledger(Limits.NONE);
        Metered.over(server, new Account(ledger, Purpose.JUDGE, Optional.empty()), CompletionObserver.NONE)
                .complete(requests(0, 1));
        assertThat(ledger.charged(Purpose.JUDGE).cost()).isEmpty();
        assertThat(ledger.charged(Purpose.TASK).cost()).hasValue(0);
    }

    @Test
    void eachPurposeHasItsOwnLimitAndAllShareOne() {
        Ledger ledger =
                new Ledger(new Budget(limits(10), Map.of(Purpose.JUDGE, limits(4)), Duration.ofDays(1)), () -> now);
        Metered judge = metered(ledger, Purpose.JUDGE);
        assertThatThrownBy(() -> judge.complete(requests(0, 9)))
                .hasMessage("the budget of 4 completions for the judge model is spent");
        assertThatThrownBy(() -> metered(ledger, Purpose.TASK).complete(requests(100, 109)))
                .hasMessage("the budget of 10 completions is spent");
        assertThat(server.asked).hasSize(10);
    }

    @Test
    void aFailureIsNotCharged() {
        server.answer = _ -> new Failure("refused");
        Ledger ledger = ledger(limits(3));
        metered(ledger, Purpose.TASK).complete(requests(0, 9));
        assertThat(ledger.charged(Purpose.TASK)).isEqualTo(Usage.NONE);
        assertThat(server.asked).hasSize(9);
    }

    @Test
    void aBatchThatDoesNotFitCanBeRefusedAsAWhole() {
        Ledger ledger = ledger(limits(10));
        Metered model = metered(ledger, Purpose.TASK);
        model.complete(requests(0, 4));
        model.requireRoom(requests(0, 10));
        assertThatThrownBy(() -> model.requireRoom(requests(0, 11))).isInstanceOf(BudgetSpent.class);
        ledger.reserve(Map.of(Purpose.TASK, 2L));
        assertThatThrownBy(() -> model.requireRoom(requests(0, 9)))
                .hasMessage("the budget of 10 completions is spent, but for 2 completions kept for the proof");
        model.requireRoom(requests(0, 4));
        assertThat(server.asked).hasSize(4);
    }

    @Test
    void whatIsKeptForTheProofIsThereForIt() {
        server.answer = _ -> completion(1, 5);
        Limits limits =
                new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(100), OptionalDouble.empty());
        Ledger ledger = ledger(limits);
        ledger.reserve(Map.of(Purpose.TASK, 8L));
        Metered model = metered(ledger, Purpose.TASK);
        model.complete(requests(0, 1));
        assertThatThrownBy(() -> model.complete(requests(0, 100))).isInstanceOf(BudgetSpent.class);
        ledger.prove();
        assertThat(model.complete(requests(200, 208))).allMatch(Completion.class::isInstance);
        List<Reply> replies = model.complete(requests(300, 400));
        assertThat(replies.getFirst()).isInstanceOf(Completion.class);
        assertThat(replies.getLast()).isEqualTo(new Failure("not asked: the budget of 100 tokens out is spent"));
        assertThat(ledger.charged(Purpose.TASK).tokensOut()).isLessThanOrEqualTo(100);
    }

    @Test
    void nothingNewLeavesWhenTheTimeIsUpNotEvenInTheMiddleOfABatch() {
        Ledger ledger = ledger(Limits.NONE);
        Metered model = metered(ledger, Purpose.TASK);
        server.answer = _ -> {
            now = server.asked.size() == 3 ? now.plus(Duration.ofDays(2)) : now;
            return completion(1, 1);
        };
        assertThatThrownBy(() -> model.complete(requests(0, 10)))
                .isInstanceOf(BudgetSpent.class)
                .hasMessage("the time is up");
        assertThat(server.asked).hasSize(3);
        assertThatThrownBy(() -> model.requireRoom(requests(0, 1))).hasMessage("the time is up");
        ledger.prove();
        assertThat(model.complete(requests(0, 10))).hasSize(10);
    }

    @Test
    void aModelThatBreaksGivesBackWhatItHeld() {
        Ledger ledger = ledger(limits(5));
        Metered model = metered(ledger, Purpose.TASK);
        server.answer = _ -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> model.complete(requests(0, 5))).hasMessage("broken");
        server.answer = _ -> completion(1, 1);
        assertThat(model.complete(requests(10, 15))).hasSize(5);
    }

    /** Every reply waits until as many requests are in flight as can be, so that all that could overshoot does. */
    @Test
    void manyThreadsAndTwoModelsNeverOvershootByOne() throws InterruptedException {
        int threads = 16;
        int most = 37;
        Ledger ledger = ledger(limits(most));
        CountDownLatch all = new CountDownLatch(threads);
        AtomicInteger refused = new AtomicInteger();
        AtomicReference<Throwable> surprise = new AtomicReference<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int first = 1000 * i;
            Metered model = metered(ledger, i % 2 == 0 ? Purpose.TASK : Purpose.JUDGE);
            running.add(Thread.ofVirtual().start(() -> {
                all.countDown();
                try {
                    all.await();
                    for (int batch = 0; batch < 20; batch++) {
                        model.complete(requests(first + 5 * batch, first + 5 * batch + 5));
                    }
                } catch (BudgetSpent spent) {
                    refused.incrementAndGet();
                } catch (Throwable other) {
                    surprise.set(other);
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        assertThat(surprise.get()).isNull();
        assertThat(server.asked).hasSize(most);
        assertThat(refused.get()).isEqualTo(threads);
    }

    @Test
    void aWishToStopIsSeenBetweenRequests() {
        CompletionObserver impatient = new CompletionObserver() {
            @Override
            public void completed(int cached, int fresh) {}

            @Override
            public boolean stopRequested() {
                return server.asked.size() >= 2;
            }
        };
        Ledger ledger = ledger(Limits.NONE);
        Metered model = Metered.over(server, new Account(ledger, Purpose.TASK, Optional.empty()), impatient);
        assertThatThrownBy(() -> model.complete(requests(0, 5))).isInstanceOf(StopRequested.class);
        assertThat(server.asked).hasSize(2);
    }

    private Ledger ledger(Limits all) {
        return new Ledger(new Budget(all, Map.of(), Duration.ofDays(1)), () -> now);
    }

    private Metered metered(Ledger ledger, Purpose purpose) {
        return Metered.over(server, new Account(ledger, purpose, Optional.of(PRICE)), CompletionObserver.NONE);
    }

    private static Limits limits(long completions) {
        return new Limits(
                OptionalLong.of(completions), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());
    }

    private static List<Request> requests(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Request(List.of(Message.user("question " + i)), Sampling.greedy(MAX_TOKENS), 0))
                .toList();
    }
}
