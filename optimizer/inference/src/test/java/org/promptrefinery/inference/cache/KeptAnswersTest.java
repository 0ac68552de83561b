package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.cache.Parrot.requests;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.metering.Account;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.StopRequested;

/** Whatever ends a batch or fails while it is asked: what was answered is not asked again. */
class KeptAnswersTest {

    @TempDir
    Path folder;

    private final Parrot parrot = new Parrot();
    private CacheOnDisk disk;

    @BeforeEach
    void chooseFile() {
        disk = new CacheOnDisk(folder.resolve("c.sqlite"));
    }

    @Test
    void whatWasAnsweredBeforeADeathIsNotLost() {
        String[] many = Parrot.texts(200);
        parrot.diesAfter = 150;
        assertThatThrownBy(() -> disk.ask(parrot, many)).isInstanceOf(ModelUnavailable.class);
        int answered = parrot.asked.size();
        parrot.diesAfter = Integer.MAX_VALUE;
        parrot.asked.clear();
        disk.ask(parrot, many);
        assertThat(parrot.asked).hasSize(200 - answered);
    }

    @Test
    void stopsBetweenRequestsAndKeepsWhatWasAnswered() {
        String[] many = Parrot.texts(200);
        CountDownLatch heard = new CountDownLatch(1);
        CompletionObserver impatient = new CompletionObserver() {
            @Override
            public void completed(int cached, int fresh) {
                heard.countDown();
            }

            @Override
            public boolean stopRequested() {
                return heard.getCount() == 0;
            }
        };
        Parrot slow = new Parrot() {
            @Override
            public void complete(List<Request> requests, Recipient recipient) {
                recipient.take(0, reply(requests.getFirst()));
                awaitZero(heard);
                super.complete(requests.subList(1, requests.size()), recipient);
            }
        };
        try (CompletionCache cache = disk.open()) {
            Ledger ledger = new Ledger(new Budget(Limits.NONE, Map.of(), Duration.ofDays(1)), InstantSource.system());
            Account account = new Account(ledger, Purpose.TASK, Optional.empty());
            LanguageModel model = Metered.over(CachedModel.over(slow, cache), account, impatient);
            List<Request> requests = requests(many);
            assertThatThrownBy(() -> model.complete(requests)).isInstanceOf(StopRequested.class);
        }
        assertThat(slow.asked).containsExactly("q0");
        disk.ask(parrot, many);
        assertThat(parrot.asked).hasSize(199).doesNotContain("q0");
    }

    @Test
    void whatGoesWrongInTheRecipientIsThrownAndWhatWasAnsweredIsKept() {
        Recipient clumsy = new Ear(_ -> {
            throw new IllegalArgumentException("dropped it");
        });
        try (CompletionCache cache = disk.open()) {
            LanguageModel model = CachedModel.over(parrot, cache);
            assertThatThrownBy(() -> model.complete(requests("a"), clumsy)).hasMessage("dropped it");
            model.complete(requests("a", "b"));
        }
        assertThat(parrot.asked).containsExactly("a", "b");
    }

    /** It would wait for itself. */
    @Test
    void whoHearsOfACompletionCannotAskTheSameCache() {
        try (CompletionCache cache = disk.open()) {
            LanguageModel model = CachedModel.over(parrot, cache);
            Recipient curious = new Ear(_ -> model.complete(requests("b")));
            assertThatThrownBy(() -> model.complete(requests("a"), curious))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("same cache");
        }
    }

    /** As on a disk that is stuck: what is answered meanwhile would be lost in a crash. */
    @Test
    void hardlyAnythingIsAskedThatTheDiskDoesNotTake() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Recipient slow = new Ear(_ -> awaitZero(stuck));
        String[] many = Parrot.texts(5_000);
        try (CompletionCache cache = disk.open()) {
            LanguageModel model = CachedModel.over(parrot, cache);
            Thread asker = Thread.ofPlatform().start(() -> model.complete(requests(many), slow));
            while (asker.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            int asked = parrot.asked.size();
            stuck.countDown();
            asker.join();
            assertThat(asked).isLessThan(100);
        }
        assertThat(parrot.asked).hasSize(5_000);
    }

    @Test
    void anInterruptedThreadLosesNothing() {
        try (CompletionCache cache = disk.open()) {
            Thread.currentThread().interrupt();
            CachedModel.over(parrot, cache).complete(requests("a"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        disk.ask(parrot, "a");
        assertThat(parrot.asked).containsExactly("a");
    }

    private static void awaitZero(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            LockSupport.parkNanos(1_000);
        }
    }
}
