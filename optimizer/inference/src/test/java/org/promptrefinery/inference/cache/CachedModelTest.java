package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.cache.Parrot.request;
import static org.promptrefinery.inference.cache.Parrot.requests;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.metering.Account;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.StopRequested;

class CachedModelTest {

    @TempDir
    Path folder;

    private final Parrot parrot = new Parrot();

    @Test
    void neverAsksTwiceEvenAfterReopening() {
        assertThat(texts(ask("a", "b", "a"))).containsExactly("A", "B", "A");
        assertThat(texts(ask("b", "c"))).containsExactly("B", "C");
        assertThat(parrot.asked).containsExactly("a", "b", "c");
    }

    @Test
    void saysWhatCameFromTheCacheAndChangesNothingElse() {
        Completion fresh = (Completion) ask("a").getFirst();
        Completion again = (Completion) ask("a").getFirst();
        assertThat(fresh.cached()).isFalse();
        assertThat(again)
                .isEqualTo(new Completion(
                        fresh.text(),
                        fresh.promptTokens(),
                        fresh.completionTokens(),
                        fresh.finish(),
                        fresh.latency(),
                        true,
                        fresh.cost()));
        assertThat(again.cost()).hasValue(0.25);
    }

    @Test
    void anUnknownCostStaysUnknown() {
        Parrot unpriced = new Parrot() {
            @Override
            public void complete(List<Request> requests, Recipient recipient) {
                recipient.take(0, new Completion("A\0ä\uD83E\uDD9C\n", 0, 0, Completion.Finish.OTHER, TINY, false));
            }
        };
        try (CompletionCache cache = open()) {
            CachedModel.over(unpriced, cache).complete(requests("a"));
        }
        assertThat(ask("a"))
                .containsExactly(
                        new Completion("A\0ä\uD83E\uDD9C\n", 0, 0, Completion.Finish.OTHER, Parrot.TINY, true));
    }

    @Test
    void whatStandsTwiceInABatchIsPaidOnce() {
        List<Reply> replies = ask("a", "mute", "a", "b", "mute", "a");
        assertThat(parrot.asked).containsExactly("a", "mute", "b");
        assertThat(replies.stream().map(reply -> reply instanceof Completion completion && !completion.cached()))
                .containsExactly(true, false, false, true, false, false);
        assertThat(replies.get(4)).isEqualTo(new Failure("no voice"));
    }

    @Test
    void largeBatchesKeepTheirOrder() {
        ask(IntStream.range(0, 1500)
                .filter(i -> i % 3 == 0)
                .mapToObj(i -> "q" + i)
                .toArray(String[]::new));
        parrot.asked.clear();
        String[] all = IntStream.range(0, 3000).mapToObj(i -> "q" + i % 1500).toArray(String[]::new);
        List<Reply> replies = ask(all);
        assertThat(texts(replies))
                .containsExactly(
                        IntStream.range(0, 3000).mapToObj(i -> "Q" + i % 1500).toArray(String[]::new));
        assertThat(parrot.asked).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void failuresAreAskedAgainAndDisturbNoOther() {
        List<Reply> replies = ask("a", "mute", "b");
        assertThat(replies.get(1)).isEqualTo(new Failure("no voice"));
        ask("mute", "b");
        assertThat(parrot.asked).containsExactly("a", "mute", "b", "mute");
    }

    @Test
    void otherRequestsAndOtherModelsAreAsked() {
        Request plain = request("a", 0, 8, 0);
        ask(List.of(plain));
        ask(List.of(request("a", 0, 9, 0), request("a", 0.5, 8, 0), request("a", 0, 8, 1)));
        ask(List.of(new Request(List.of(Message.system("a"), Message.user("a")), plain.sampling(), 0)));
        assertThat(parrot.asked).hasSize(5);
        parrot.fingerprint = "2";
        ask(List.of(plain));
        assertThat(parrot.asked).hasSize(6);
    }

    @Test
    void whatWasAnsweredBeforeADeathIsNotLost() {
        String[] many = IntStream.range(0, 200).mapToObj(i -> "q" + i).toArray(String[]::new);
        parrot.diesAfter = 150;
        assertThatThrownBy(() -> ask(many)).isInstanceOf(ModelUnavailable.class);
        int answered = parrot.asked.size();
        parrot.diesAfter = Integer.MAX_VALUE;
        parrot.asked.clear();
        ask(many);
        assertThat(parrot.asked).hasSize(200 - answered);
    }

    @Test
    void stopsBetweenRequestsAndKeepsWhatWasAnswered() {
        String[] many = IntStream.range(0, 200).mapToObj(i -> "q" + i).toArray(String[]::new);
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
        try (CompletionCache cache = open()) {
            Ledger ledger = new Ledger(new Budget(Limits.NONE, Map.of(), Duration.ofDays(1)), InstantSource.system());
            Account account = new Account(ledger, Purpose.TASK, Optional.empty());
            LanguageModel model = Metered.over(CachedModel.over(slow, cache), account, impatient);
            List<Request> requests = requests(many);
            assertThatThrownBy(() -> model.complete(requests)).isInstanceOf(StopRequested.class);
        }
        assertThat(slow.asked).containsExactly("q0");
        ask(many);
        assertThat(parrot.asked).hasSize(199).doesNotContain("q0");
    }

    @Test
    void repliesOfManyThreadsAllArrive() {
        Parrot flock = new Parrot() {
            @Override
            public void complete(List<Request> requests, Recipient recipient) {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    IntStream.range(0, requests.size())
                            .forEach(i -> threads.execute(() -> recipient.take(i, reply(requests.get(i)))));
                }
            }
        };
        String[] many = IntStream.range(0, 5000).mapToObj(i -> "q" + i).toArray(String[]::new);
        try (CompletionCache cache = open()) {
            assertThat(texts(CachedModel.over(flock, cache).complete(requests(many))))
                    .containsExactly(
                            IntStream.range(0, 5000).mapToObj(i -> "Q" + i).toArray(String[]::new));
        }
        ask(many);
        assertThat(parrot.asked).isEmpty();
    }

    @Test
    void whatGoesWrongInTheRecipientIsThrownAndWhatWasAnsweredIsKept() {
        Recipient clumsy = new Recipient() {
            @Override
            public void take(int index, Reply reply) {
                throw new IllegalArgumentException("dropped it");
            }

            @Override
            public boolean callsOff() {
                return false;
            }
        };
        try (CompletionCache cache = open()) {
            LanguageModel model = CachedModel.over(parrot, cache);
            assertThatThrownBy(() -> model.complete(requests("a"), clumsy)).hasMessage("dropped it");
            model.complete(requests("a", "b"));
        }
        assertThat(parrot.asked).containsExactly("a", "b");
    }

    /** It would wait for itself. */
    @Test
    void whoHearsOfACompletionCannotAskTheSameCache() {
        try (CompletionCache cache = open()) {
            LanguageModel model = CachedModel.over(parrot, cache);
            Recipient curious = new Recipient() {
                @Override
                public void take(int index, Reply reply) {
                    model.complete(requests("b"));
                }

                @Override
                public boolean callsOff() {
                    return false;
                }
            };
            assertThatThrownBy(() -> model.complete(requests("a"), curious))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("same cache");
        }
    }

    /** As on a disk that is stuck: what is answered meanwhile would be lost in a crash. */
    @Test
    void hardlyAnythingIsAskedThatTheDiskDoesNotTake() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Recipient disk = new Recipient() {
            @Override
            public void take(int index, Reply reply) {
                awaitZero(stuck);
            }

            @Override
            public boolean callsOff() {
                return false;
            }
        };
        String[] many = IntStream.range(0, 5_000).mapToObj(i -> "q" + i).toArray(String[]::new);
        try (CompletionCache cache = open()) {
            LanguageModel model = CachedModel.over(parrot, cache);
            Thread asker = Thread.ofPlatform().start(() -> model.complete(requests(many), disk));
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
        try (CompletionCache cache = open()) {
            Thread.currentThread().interrupt();
            CachedModel.over(parrot, cache).complete(requests("a"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        ask("a");
        assertThat(parrot.asked).containsExactly("a");
    }

    private static void awaitZero(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            LockSupport.parkNanos(1_000);
        }
    }

    private List<Reply> ask(String... texts) {
        return ask(requests(texts));
    }

    private List<Reply> ask(List<Request> requests) {
        try (CompletionCache cache = open()) {
            return CachedModel.over(parrot, cache).complete(requests);
        }
    }

    private CompletionCache open() {
        return CompletionCache.open(folder.resolve("c.sqlite"));
    }

    private static List<String> texts(List<Reply> replies) {
        return replies.stream().map(reply -> ((Completion) reply).text()).toList();
    }
}
