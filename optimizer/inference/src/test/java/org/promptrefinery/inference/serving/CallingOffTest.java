package org.promptrefinery.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.serving.Quiz.requests;
import static org.promptrefinery.inference.serving.Stage.inFlight;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.StorageFailure;

@Timeout(60)
class CallingOffTest {

    private final Stage stage = new Stage();
    private final FakeChannel server = new FakeChannel("http://one");

    @Test
    void callingOffIsNoticedDuringAPause() {
        server.script = parcel -> FakeChannel.down();
        Taken taken = new Taken() {
            @Override
            public boolean callsOff() {
                return !stage.notices.isEmpty();
            }
        };

        stage.model(server).complete(requests(100), taken);

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
        LanguageModel model = stage.model(inFlight(4), Timing.REAL, server);
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
        LanguageModel model = stage.model(inFlight(4), server);
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
        LanguageModel model = stage.model(server);
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
    void whatARecipientThrowsIsThrownAndNothingNewIsSent() {
        Taken full = new Taken() {
            @Override
            public void take(int index, Reply reply) {
                throw new StorageFailure("disk full", new IOException());
            }
        };

        assertThatThrownBy(() -> stage.model(inFlight(1), server).complete(requests(100), full))
                .isInstanceOf(StorageFailure.class);
        assertThat(server.sent).hasSizeLessThan(100);
    }
}
