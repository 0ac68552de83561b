package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.loopback.LoopbackServer;
import org.promptrefinery.inference.serving.ServedModel;
import org.promptrefinery.inference.serving.ServingLimits;

@Timeout(180)
class SlowingServerTest {

    /** Many times what it takes, since a busy machine slows the growth. */
    private static final int PATIENCE = 20_000;

    @Test
    void whatIsInFlightFollowsTheServerDownAndUpAgain() {
        SlowingServer slowing = new SlowingServer();
        try (LoopbackServer server = LoopbackServer.start(slowing);
                LanguageModel model = model(server)) {
            model.complete(requests(), new Recipient() {
                @Override
                public void take(int index, Reply reply) {
                    assertThat(reply).isInstanceOf(Completion.class);
                }

                @Override
                public boolean callsOff() {
                    return slowing.stage() == SlowingServer.Stage.OVER;
                }
            });
        }
        assertThat(slowing.stage()).as("as far as the client followed").isEqualTo(SlowingServer.Stage.OVER);
    }

    private static LanguageModel model(LoopbackServer server) {
        ServingLimits limits = new ServingLimits(
                SlowingServer.MOST_ROOM,
                OptionalInt.empty(),
                OptionalLong.empty(),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10));
        return ServedModel.over(
                new ModelIdentity("openai:m", "f"),
                List.of(OpenAiChannel.open(server.uri(), "m", Optional.empty(), "NO_KEY")),
                limits,
                _ -> {});
    }

    private static List<Request> requests() {
        return IntStream.range(0, PATIENCE)
                .mapToObj(i -> new Request(List.of(Message.user("q" + i)), Sampling.greedy(8), 0))
                .toList();
    }
}
