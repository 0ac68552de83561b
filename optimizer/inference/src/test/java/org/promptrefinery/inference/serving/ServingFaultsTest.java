package org.promptrefinery.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.serving.Quiz.expected;
import static org.promptrefinery.inference.serving.Quiz.requests;
import static org.promptrefinery.inference.serving.Quiz.text;
import static org.promptrefinery.inference.serving.Quiz.texts;
import static org.promptrefinery.inference.serving.Stage.inFlight;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

@Timeout(60)
class ServingFaultsTest {

    private final Stage stage = new Stage();
    private final FakeChannel server = new FakeChannel("http://one");

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

        stage.model(server).complete(requests(size), taken);

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

        List<Reply> replies = stage.model(server).complete(requests(20));

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
                stage.time.sleep(Duration.ofSeconds(40).toNanos());
                return FakeChannel.broken("time-out");
            }
            return FakeChannel.echo(parcel);
        };

        Reply reply = stage.model(limits, server).complete(requests(2)).getFirst();

        assertThat(reply).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.cause())
                .contains("100 s")
                .contains("3 attempts")
                .contains("time-out"));
    }

    @Test
    void whatIsRefusedFailsAtOnce() {
        server.script =
                parcel -> texts(parcel).contains("q1") ? new Outcome.Rejected("too long") : FakeChannel.echo(parcel);

        List<Reply> replies = stage.model(server).complete(requests(3));

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

        List<Reply> replies = stage.model(server).complete(samples);

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

        assertThat(stage.model(server).complete(requests(3)))
                .extracting(Quiz::text)
                .isEqualTo(expected(3));
    }

    @Test
    void retryAfterHoldsBackTheWholeServer() {
        List<Long> times = new CopyOnWriteArrayList<>();
        server.script = parcel -> {
            times.add(stage.time.nanos());
            return times.size() == 1 ? FakeChannel.throttled(Duration.ofSeconds(90)) : FakeChannel.echo(parcel);
        };
        stage.model(inFlight(1), server).complete(requests(4));

        assertThat(times).hasSize(5);
        assertThat(times.subList(1, 5))
                .allMatch(at -> at - times.getFirst() >= Duration.ofSeconds(90).toNanos());
        assertThat(stage.notices)
                .singleElement()
                .asString()
                .contains("http://one")
                .contains("90 s");
    }

    @Test
    void anOutagePausesTheWorkAndUsesUpNoAttempts() {
        stage.time.speed = 100;
        long outage = Duration.ofHours(3).toNanos();
        server.script = parcel -> stage.time.nanos() < outage ? FakeChannel.down() : FakeChannel.echo(parcel);

        List<Reply> replies = stage.model(server).complete(requests(100));

        assertThat(replies).extracting(Quiz::text).isEqualTo(expected(100));
        assertThat(stage.notices).hasSize(2);
        assertThat(stage.notices.poll())
                .contains("http://one does not answer (connection refused) since ")
                .contains("goes on when it does");
        assertThat(stage.notices.poll()).matches("http://one answers again after (2 h 59|3 h \\d) min");
        assertThat(server.sent.size()).as("asked ever more rarely").isLessThan(100 + 2 * 32 + 3 * 60 + 10);
    }

    @Test
    void anUnusableServerStopsAtOnce() {
        server.script = parcel -> texts(parcel).contains("q0")
                ? new Outcome.Unusable("the key in OPENAI_API_KEY is refused (401)")
                : FakeChannel.echo(parcel);
        LanguageModel model = stage.model(inFlight(1), server);

        assertThatThrownBy(() -> model.complete(requests(100)))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("the key in OPENAI_API_KEY is refused (401)");
        assertThat(server.sent).hasSize(1);
        assertThatThrownBy(() -> model.complete(requests(1))).isInstanceOf(ModelUnavailable.class);
    }

    @Test
    void aBugInAChannelIsNotSwallowed() {
        server.script = parcel -> {
            throw new IllegalStateException("bug");
        };

        assertThatThrownBy(() -> stage.model(server).complete(requests(10))).hasMessage("bug");
    }
}
