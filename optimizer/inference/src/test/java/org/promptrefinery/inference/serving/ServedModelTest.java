package org.promptrefinery.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promptrefinery.inference.serving.Quiz.expected;
import static org.promptrefinery.inference.serving.Quiz.requests;
import static org.promptrefinery.inference.serving.Stage.inFlight;

import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

@Timeout(60)
class ServedModelTest {

    private final Stage stage = new Stage();
    private final FakeChannel server = new FakeChannel("http://one");

    @Test
    void answersInTheOrderOfTheRequests() {
        List<Reply> replies = stage.model(server).complete(requests(500));

        assertThat(replies).extracting(Quiz::text).isEqualTo(expected(500));
    }

    @Test
    void anEmptyBatchIsOverAtOnce() {
        assertThat(stage.model(server).complete(List.of())).isEmpty();
    }

    @Test
    void neverHasMoreInFlightThanAllowed() {
        server.features = new Features(8, 8);
        stage.model(inFlight(7), server).complete(requests(500));

        assertThat(server.mostInFlight.get()).isLessThanOrEqualTo(7);
        assertThat(server.inFlight.get()).isZero();
    }

    @Test
    void batchesOfSeveralThreadsShareTheServer() throws Exception {
        LanguageModel model = stage.model(inFlight(8), server);
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
                return Quiz.request(index);
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
        stage.model(forgetful).complete(lazy, new Taken() {
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
        stage.model(limits, server).complete(requests(240));

        assertThat(stage.time.nanos())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(118).toNanos());
    }

    @Test
    void tokensAreEstimatedFromBytes() {
        LanguageModel model = stage.model(server);

        assertThat(model.countTokens("")).isZero();
        assertThat(model.countTokens("a")).isEqualTo(1);
        assertThat(model.countTokens("abcde")).isEqualTo(2);
        assertThat(model.countTokens("äöüß€\uD83D\uDE00")).isEqualTo((8 + 3 + 4 + 3) / 4);
    }

    @Test
    void closingClosesAllServers() {
        FakeChannel other = new FakeChannel("http://two");
        stage.model(server, other).close();

        assertThat(server.closed.get() + other.closed.get()).isEqualTo(2);
    }
}
