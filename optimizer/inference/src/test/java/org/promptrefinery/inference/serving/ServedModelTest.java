package org.promptrefinery.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.StorageFailure;

@Timeout(60)
class ServedModelTest {

    private final VirtualTime time = new VirtualTime();
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();
    private final FakeChannel server = new FakeChannel("http://one");

    private LanguageModel model(FakeChannel... channels) {
        return model(ServingLimits.DEFAULT, channels);
    }

    private LanguageModel model(ServingLimits limits, Channel... channels) {
        return ServedModel.over(
                new ModelIdentity("openai:m@u", "f"), List.of(channels), limits, notices::add, time.timing());
    }

    private static ServingLimits inFlight(int most) {
        return new ServingLimits(
                most, OptionalInt.empty(), OptionalLong.empty(), Duration.ofMinutes(2), Duration.ofMinutes(10));
    }

    private static Request request(String head, String text) {
        return new Request(List.of(Message.system(head), Message.user(text)), Sampling.greedy(200), 0);
    }

    private static List<Request> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> request("Be brief.", "q" + i))
                .toList();
    }

    private static String text(Reply reply) {
        return reply instanceof Completion completion ? completion.text() : reply.toString();
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> "q" + i).toList();
    }

    @Test
    void answersInTheOrderOfTheRequests() {
        List<Reply> replies = model(server).complete(requests(500));

        assertThat(replies).extracting(ServedModelTest::text).isEqualTo(expected(500));
    }

    @Test
    void anEmptyBatchIsOverAtOnce() {
        assertThat(model(server).complete(List.of())).isEmpty();
    }

    @Test
    void neverHasMoreInFlightThanAllowed() {
        server.features = new Features(8, 8);
        model(inFlight(7), server).complete(requests(500));

        assertThat(server.mostInFlight.get()).isLessThanOrEqualTo(7);
        assertThat(server.inFlight.get()).isZero();
    }

    @Property(tries = 30)
    void faultsOfAllKindsLeaveEachRequestAnsweredOnce(
            @ForAll Random seed, @ForAll @IntRange(min = 1, max = 400) int size) throws Exception {
        long fixed = seed.nextLong();
        AtomicInteger calls = new AtomicInteger();
        server.features = new Features(4, 4);
        server.script = parcel -> switch (new Random(fixed + calls.incrementAndGet()).nextInt(20)) {
            case 0 -> FakeChannel.broken("500");
            case 1 -> FakeChannel.broken("cut off");
            case 2 -> FakeChannel.down();
            case 3 -> FakeChannel.throttled(Duration.ofSeconds(1));
            case 4 -> FakeChannel.throttled(null);
            case 5 -> new Outcome.Answered(List.of(), Allowance.UNKNOWN);
            default -> FakeChannel.echo(parcel);
        };
        Taken taken = new Taken();

        model(server).complete(requests(size), taken);

        assertThat(taken.twice.get()).isZero();
        assertThat(taken.replies).hasSize(size);
        for (int i = 0; i < size; i++) {
            assertThat(text(taken.replies.get(i))).isEqualTo("q" + i);
        }
    }

    @Test
    void aRequestThatAlwaysFailsEndsWithItsLastCauseAndTheOthersSucceed() {
        server.script = parcel -> texts(parcel).contains("q3")
                ? FakeChannel.broken("500 Internal Server Error")
                : FakeChannel.echo(parcel);

        List<Reply> replies = model(server).complete(requests(20));

        assertThat(replies.get(3)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNANSWERED);
            assertThat(failure.cause()).contains("10 attempts").contains("500 Internal Server Error");
        });
        assertThat(replies).filteredOn(Completion.class::isInstance).hasSize(19);
        assertThat(server.texts()).filteredOn("q3"::equals).hasSize(10);
    }

    @Test
    void theDeadlineCountsAllAttempts() {
        ServingLimits limits = new ServingLimits(
                10, OptionalInt.empty(), OptionalLong.empty(), Duration.ofSeconds(40), Duration.ofSeconds(100));
        server.script = parcel -> {
            if (texts(parcel).contains("q0")) {
                time.sleep(Duration.ofSeconds(40).toNanos());
                return FakeChannel.broken("time-out");
            }
            return FakeChannel.echo(parcel);
        };

        Reply reply = model(limits, server).complete(requests(2)).getFirst();

        assertThat(reply).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.cause())
                .contains("100 s")
                .contains("3 attempts")
                .contains("time-out"));
    }

    @Test
    void whatIsRefusedFailsAtOnce() {
        server.script =
                parcel -> texts(parcel).contains("q1") ? new Outcome.Rejected("too long") : FakeChannel.echo(parcel);

        List<Reply> replies = model(server).complete(requests(3));

        assertThat(replies.get(1)).isEqualTo(new Failure("too long", Failure.Kind.REFUSED));
        assertThat(server.sent).hasSize(3);
    }

    @Test
    void ofARefusedParcelOnlyTheCulpritFails() {
        server.features = new Features(1, 4);
        server.script = parcel -> parcel.requests().stream().anyMatch(request -> request.sample() == 2)
                ? new Outcome.Rejected("no")
                : FakeChannel.echo(parcel);
        List<Request> samples = IntStream.range(0, 4)
                .mapToObj(i -> new Request(List.of(Message.user("q")), new Sampling(1, 9, 0), i))
                .toList();

        List<Reply> replies = model(server).complete(samples);

        assertThat(server.sent.getFirst().requests()).hasSize(4);
        assertThat(replies).filteredOn(Failure.class::isInstance).hasSize(1);
        assertThat(replies.get(2)).isInstanceOf(Failure.class);
    }

    @Test
    void throttlingUsesUpNoAttempts() {
        AtomicInteger calls = new AtomicInteger();
        server.script = parcel -> calls.incrementAndGet() <= 40
                ? FakeChannel.throttled(calls.get() % 2 == 0 ? Duration.ofSeconds(2) : null)
                : FakeChannel.echo(parcel);

        assertThat(model(server).complete(requests(3)))
                .extracting(ServedModelTest::text)
                .isEqualTo(expected(3));
    }

    @Test
    void retryAfterHoldsBackTheWholeServer() {
        List<Long> times = new java.util.concurrent.CopyOnWriteArrayList<>();
        server.script = parcel -> {
            times.add(time.nanos());
            return times.size() == 1 ? FakeChannel.throttled(Duration.ofSeconds(90)) : FakeChannel.echo(parcel);
        };
        model(inFlight(1), server).complete(requests(4));

        assertThat(times).hasSize(5);
        assertThat(times.subList(1, 5))
                .allMatch(at -> at - times.getFirst() >= Duration.ofSeconds(90).toNanos());
        assertThat(notices).singleElement().asString().contains("http://one").contains("90 s");
    }

    @Test
    void anOutagePausesTheWorkAndUsesUpNoAttempts() {
        time.speed = 100;
        long outage = Duration.ofHours(3).toNanos();
        server.script = parcel -> time.nanos() < outage ? FakeChannel.down() : FakeChannel.echo(parcel);

        List<Reply> replies = model(server).complete(requests(100));

        assertThat(replies).extracting(ServedModelTest::text).isEqualTo(expected(100));
        assertThat(notices).hasSize(2);
        assertThat(notices.poll())
                .contains("http://one does not answer (connection refused) since ")
                .contains("goes on when it does");
        assertThat(notices.poll()).matches("http://one answers again after (2 h 59|3 h \\d) min");
        assertThat(server.sent.size()).as("asked ever more rarely").isLessThan(100 + 2 * 32 + 3 * 60 + 10);
    }

    @Test
    void callingOffIsNoticedDuringAPause() {
        server.script = parcel -> FakeChannel.down();
        Taken taken = new Taken() {
            @Override
            public boolean callsOff() {
                return !notices.isEmpty();
            }
        };

        model(server).complete(requests(100), taken);

        assertThat(taken.replies).isEmpty();
    }

    @Test
    void callingOffLetsWhatIsUnderWayEnd() throws Exception {
        CountDownLatch under = new CountDownLatch(4);
        CountDownLatch goOn = new CountDownLatch(1);
        server.script = parcel -> {
            under.countDown();
            goOn.await();
            return FakeChannel.echo(parcel);
        };
        Taken taken = new Taken();
        LanguageModel model =
                ServedModel.over(new ModelIdentity("m", "f"), List.of(server), inFlight(4), notices::add, Timing.REAL);
        Thread caller = Thread.ofVirtual().start(() -> model.complete(requests(100), taken));
        under.await();
        taken.off = true;
        goOn.countDown();
        caller.join();

        assertThat(taken.replies).hasSize(4);
        assertThat(server.sent).hasSize(4);
    }

    @Test
    void whatIsUnderWayIsInterruptedAfterAGrace() throws Exception {
        CountDownLatch under = new CountDownLatch(4);
        CountDownLatch never = new CountDownLatch(1);
        server.script = parcel -> {
            under.countDown();
            never.await();
            return FakeChannel.echo(parcel);
        };
        Taken taken = new Taken();
        LanguageModel model = model(inFlight(4), server);
        Thread caller = Thread.ofVirtual().start(() -> model.complete(requests(100), taken));
        under.await();
        taken.off = true;
        caller.join();

        assertThat(taken.replies).isEmpty();
        assertThat(server.inFlight.get()).isZero();
    }

    @Test
    void anInterruptedCallerEndsWhatIsUnderWay() throws Exception {
        CountDownLatch under = new CountDownLatch(1);
        server.script = parcel -> {
            under.countDown();
            new CountDownLatch(1).await();
            return FakeChannel.echo(parcel);
        };
        LanguageModel model = model(server);
        Thread test = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                under.await();
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
            test.interrupt();
        });

        assertThatThrownBy(() -> model.complete(requests(1))).isInstanceOf(ModelUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.inFlight.get()).isZero();
    }

    @Test
    void anUnusableServerStopsAtOnce() {
        server.script = parcel -> texts(parcel).contains("q0")
                ? new Outcome.Unusable("the key in OPENAI_API_KEY is refused (401)")
                : FakeChannel.echo(parcel);
        LanguageModel model = model(inFlight(1), server);

        assertThatThrownBy(() -> model.complete(requests(100)))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("the key in OPENAI_API_KEY is refused (401)");
        assertThat(server.sent).hasSize(1);
        assertThatThrownBy(() -> model.complete(requests(1))).isInstanceOf(ModelUnavailable.class);
    }

    @Test
    void whatARecipientThrowsIsThrownAndNothingNewIsSent() {
        Taken full = new Taken() {
            @Override
            public void take(int index, Reply reply) {
                throw new StorageFailure("disk full", new IOException());
            }
        };

        assertThatThrownBy(() -> model(inFlight(1), server).complete(requests(100), full))
                .isInstanceOf(StorageFailure.class);
        assertThat(server.sent).hasSizeLessThan(100);
    }

    @Test
    void aBugInAChannelIsNotSwallowed() {
        server.script = parcel -> {
            throw new IllegalStateException("bug");
        };

        assertThatThrownBy(() -> model(server).complete(requests(10))).hasMessage("bug");
    }

    @Test
    void batchesOfSeveralThreadsShareTheServer() throws Exception {
        LanguageModel model = model(inFlight(8), server);
        List<Taken> all = IntStream.range(0, 6).mapToObj(_ -> new Taken()).toList();
        List<Thread> threads = all.stream()
                .map(taken -> Thread.ofVirtual().start(() -> model.complete(requests(300), taken)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(all).allMatch(taken -> taken.replies.size() == 300 && taken.twice.get() == 0);
        assertThat(server.mostInFlight.get()).isLessThanOrEqualTo(8);
    }

    @Test
    void aBatchMayBeMadeAsItIsRead() {
        List<Request> lazy = new AbstractList<>() {
            @Override
            public Request get(int index) {
                return request("Be brief.", "q" + index);
            }

            @Override
            public int size() {
                return 20_000;
            }
        };
        AtomicInteger count = new AtomicInteger();
        FakeChannel forgetful = new FakeChannel("u") {
            @Override
            public Outcome send(Parcel parcel, Duration patience) {
                return FakeChannel.echo(parcel);
            }
        };
        model(forgetful).complete(lazy, new Taken() {
            @Override
            public void take(int index, Reply reply) {
                count.incrementAndGet();
            }
        });

        assertThat(count.get()).isEqualTo(20_000);
    }

    @Test
    void requestsAMinuteAreKept() {
        ServingLimits limits = new ServingLimits(
                50, OptionalInt.of(120), OptionalLong.empty(), Duration.ofMinutes(2), Duration.ofMinutes(10));
        model(limits, server).complete(requests(240));

        assertThat(time.nanos()).isGreaterThanOrEqualTo(Duration.ofSeconds(118).toNanos());
    }

    @Test
    void tokensAreEstimatedFromBytes() {
        LanguageModel model = model(server);

        assertThat(model.countTokens("")).isZero();
        assertThat(model.countTokens("a")).isEqualTo(1);
        assertThat(model.countTokens("abcde")).isEqualTo(2);
        assertThat(model.countTokens("äöüß€\uD83D\uDE00")).isEqualTo((8 + 3 + 4 + 3) / 4);
    }

    @Test
    void closingClosesAllServers() {
        FakeChannel other = new FakeChannel("http://two");
        model(server, other).close();

        assertThat(server.closed.get() + other.closed.get()).isEqualTo(2);
    }

    private static List<String> texts(Parcel parcel) {
        return parcel.requests().stream()
                .map(request -> request.messages().getLast().text())
                .toList();
    }
}
