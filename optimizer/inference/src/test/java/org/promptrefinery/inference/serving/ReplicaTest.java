package org.promptrefinery.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

@Timeout(60)
class ReplicaTest {

    private final Stage stage = new Stage();
    private final FakeChannel one = new FakeChannel("http://one");
    private final FakeChannel two = new FakeChannel("http://two");

    private ServedModel model(int mostInFlight) {
        return stage.model(Stage.inFlight(mostInFlight), one, two);
    }

    private static List<Request> requests(int heads, int cases) {
        return IntStream.range(0, heads * cases)
                .mapToObj(i -> new Request(
                        List.of(Message.system("y".repeat(300) + i / cases), Message.user("q" + i)),
                        Sampling.greedy(200),
                        0))
                .toList();
    }

    private static Set<List<Message>> heads(FakeChannel channel) {
        Set<List<Message>> heads = new HashSet<>();
        channel.sent.forEach(parcel -> heads.add(parcel.requests().getFirst().head()));
        return heads;
    }

    @Test
    void aHeadStaysOnOneReplica() {
        model(1024).complete(requests(10, 3));

        assertThat(heads(one)).isNotEmpty();
        assertThat(heads(two)).isNotEmpty();
        assertThat(heads(one).stream().filter(heads(two)::contains).count()).isZero();
    }

    @Test
    void bothReplicasWorkForOneHead() {
        CountDownLatch both = new CountDownLatch(2);
        FakeChannel.Script meeting = parcel -> {
            both.countDown();
            both.await();
            return FakeChannel.echo(parcel);
        };
        one.script = meeting;
        two.script = meeting;
        List<Reply> replies = model(1).complete(requests(1, 40));

        assertThat(replies).allMatch(Completion.class::isInstance);
    }

    @Test
    void theOtherReplicaTakesOverWhenOneDies() {
        one.script = parcel -> FakeChannel.down();
        List<Reply> replies = model(8).complete(requests(20, 30));

        assertThat(replies).hasSize(600).allMatch(Completion.class::isInstance);
        assertThat(stage.notices).anyMatch(notice -> notice.contains("http://one does not answer"));
        assertThat(one.sent).hasSizeLessThan(100);
    }

    @Test
    void anUnusableReplicaIsLeftOut() {
        one.script = parcel -> new Outcome.Unusable("it has no model m");
        ServedModel model = model(8);
        List<Reply> replies = model.complete(requests(20, 30));

        assertThat(replies).hasSize(600).allMatch(Completion.class::isInstance);
        assertThat(stage.notices).containsExactly("http://one is left out: it has no model m");
        assertThat(model.states()).extracting(ChannelState::leftOut).containsExactly(true, false);
    }

    @Test
    void withoutAnyReplicaTheModelIsUnavailable() {
        one.script = parcel -> new Outcome.Unusable("it has no model m");
        two.script = parcel -> new Outcome.Unusable("the key is refused");

        assertThatThrownBy(() -> model(8).complete(requests(20, 30)))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContainingAll("it has no model m", "the key is refused");
    }

    /** A server that has so many slots, queues what is beyond, and says so. */
    @Test
    void theLimitFollowsTheLoadThatAServerTells() throws Exception {
        FakeChannel busy = new FakeChannel("http://busy") {
            private long tokens;

            @Override
            public Optional<Load> load() {
                int now = inFlight.get();
                tokens += Math.min(now, 50) * 100L;
                return Optional.of(new Load(Math.min(now, 50), Math.max(0, now - 50), 0, tokens));
            }
        };
        ServedModel model = stage.model(busy);
        busy.script = parcel -> {
            Thread.sleep(1);
            return FakeChannel.echo(parcel);
        };
        model.complete(requests(1, 6000));

        assertThat(model.states().getFirst().limit()).isBetween(32, 120);
        assertThat(busy.mostInFlight.get()).isLessThan(512);
    }
}
