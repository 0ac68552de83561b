package org.promptrefinery.inference.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.Faults;
import org.promptrefinery.inference.loopback.LoopbackServer;
import org.promptrefinery.inference.loopback.Manner;
import org.promptrefinery.inference.loopback.Reaction;

@Timeout(60)
class TransportDeadlineTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final LoopbackServer server = LoopbackServer.start(Behaviour.echo());
    private final Transport transport = new Transport();

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    private HttpReply post(Duration patience) throws Exception {
        return transport.post(URI.create(server.uri() + "/chat/completions"), Map.of(), "{}", patience);
    }

    private void awaitNothingInFlight() throws InterruptedException {
        while (server.counters().inFlight() > 0) {
            Thread.sleep(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"HANG", "TRICKLE"})
    void givesUpWhatIsNotThereInTimeAndLetsTheServerKnow(Manner manner) throws Exception {
        server.behave(Behaviour.always(Faults.trickle().in(manner)));
        assertThatThrownBy(() -> post(SHORT)).isInstanceOf(TimeoutException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        awaitNothingInFlight();
        server.behave(Behaviour.echo());
        assertThat(post(LONG).body()).contains("read 2");
    }

    @Test
    void aReplyInTimeLeavesNoInterruptBehind() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(post(LONG).status()).isEqualTo(200);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptGivesTheRequestUp() throws Exception {
        server.behave(Behaviour.always(Faults.hang()));
        CompletableFuture<HttpReply> outcome = new CompletableFuture<>();
        Thread asking = Thread.startVirtualThread(() -> {
            try {
                outcome.complete(post(LONG));
            } catch (Exception thrown) {
                outcome.completeExceptionally(thrown);
            }
        });
        while (server.counters().inFlight() == 0) {
            Thread.sleep(1);
        }
        asking.interrupt();
        assertThatThrownBy(outcome::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(InterruptedException.class);
        awaitNothingInFlight();
    }

    @Test
    void closingBreaksOffWhatIsUnderWay() throws Exception {
        server.behave(Behaviour.always(Faults.hang()));
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                outcome.completeExceptionally(new AssertionError(post(LONG)));
            } catch (Exception thrown) {
                outcome.complete(thrown);
            }
        });
        while (server.counters().inFlight() == 0) {
            Thread.sleep(1);
        }
        transport.close();
        assertThat(outcome.get()).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void whatBreaksIsAnIoException() throws Exception {
        server.behave(Behaviour.echo().afterFirst(Faults.reset(), Faults.cut()));
        assertThatIOException().isThrownBy(() -> post(LONG));
        assertThatIOException().isThrownBy(() -> post(LONG));
        assertThat(post(LONG).status()).isEqualTo(200);
    }

    @Test
    void aStaleConnectionIsAnIoExceptionAndTheNextCallGoesThrough() throws Exception {
        Reaction stale = Faults.usage("{}").in(Manner.GOES_STALE);
        server.behave(Behaviour.echo().afterFirst(stale));
        assertThat(post(LONG).body()).contains("fine");
        // Calls take turns between two clients, and the connection is one of the first's.
        assertThat(post(LONG).status()).isEqualTo(200);
        assertThatIOException().isThrownBy(() -> post(LONG));
        assertThat(post(LONG).status()).isEqualTo(200);
        assertThat(post(LONG).status()).isEqualTo(200);
    }
}
