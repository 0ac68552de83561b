package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promptrefinery.inference.cache.Parrot.request;
import static org.promptrefinery.inference.cache.Parrot.requests;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

class CachedModelTest {

    @TempDir
    Path folder;

    private final Parrot parrot = new Parrot();
    private CacheOnDisk disk;

    @BeforeEach
    void chooseFile() {
        disk = new CacheOnDisk(folder.resolve("c.sqlite"));
    }

    @Test
    void neverAsksTwiceEvenAfterReopening() {
        assertThat(texts(disk.ask(parrot, "a", "b", "a"))).containsExactly("A", "B", "A");
        assertThat(texts(disk.ask(parrot, "b", "c"))).containsExactly("B", "C");
        assertThat(parrot.asked).containsExactly("a", "b", "c");
    }

    @Test
    void saysWhatCameFromTheCacheAndChangesNothingElse() {
        Completion fresh = (Completion) disk.ask(parrot, "a").getFirst();
        Completion again = (Completion) disk.ask(parrot, "a").getFirst();
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
        disk.ask(unpriced, "a");
        assertThat(disk.ask(parrot, "a"))
                .containsExactly(
                        new Completion("A\0ä\uD83E\uDD9C\n", 0, 0, Completion.Finish.OTHER, Parrot.TINY, true));
    }

    @Test
    void whatStandsTwiceInABatchIsPaidOnce() {
        List<Reply> replies = disk.ask(parrot, "a", "mute", "a", "b", "mute", "a");
        assertThat(parrot.asked).containsExactly("a", "mute", "b");
        assertThat(replies.stream().map(reply -> reply instanceof Completion completion && !completion.cached()))
                .containsExactly(true, false, false, true, false, false);
        assertThat(replies.get(4)).isEqualTo(new Failure("no voice"));
    }

    @Test
    void largeBatchesKeepTheirOrder() {
        disk.ask(
                parrot,
                IntStream.range(0, 1500)
                        .filter(i -> i % 3 == 0)
                        .mapToObj(i -> "q" + i)
                        .toArray(String[]::new));
        parrot.asked.clear();
        String[] all = IntStream.range(0, 3000).mapToObj(i -> "q" + i % 1500).toArray(String[]::new);
        List<Reply> replies = disk.ask(parrot, all);
        assertThat(texts(replies))
                .containsExactly(
                        IntStream.range(0, 3000).mapToObj(i -> "Q" + i % 1500).toArray(String[]::new));
        assertThat(parrot.asked).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void repliesOfManyThreadsAllArrive() {
        String[] many = Parrot.texts(5000);
        try (CompletionCache cache = disk.open()) {
            assertThat(texts(CachedModel.over(new Flock(), cache).complete(requests(many))))
                    .containsExactly(
                            IntStream.range(0, 5000).mapToObj(i -> "Q" + i).toArray(String[]::new));
        }
        disk.ask(parrot, many);
        assertThat(parrot.asked).isEmpty();
    }

    @Test
    void failuresAreAskedAgainAndDisturbNoOther() {
        List<Reply> replies = disk.ask(parrot, "a", "mute", "b");
        assertThat(replies.get(1)).isEqualTo(new Failure("no voice"));
        disk.ask(parrot, "mute", "b");
        assertThat(parrot.asked).containsExactly("a", "mute", "b", "mute");
    }

    @Test
    void otherRequestsAndOtherModelsAreAsked() {
        Request plain = request("a", 0, 8, 0);
        disk.ask(parrot, List.of(plain));
        disk.ask(parrot, List.of(request("a", 0, 9, 0), request("a", 0.5, 8, 0), request("a", 0, 8, 1)));
        disk.ask(parrot, List.of(new Request(List.of(Message.system("a"), Message.user("a")), plain.sampling(), 0)));
        assertThat(parrot.asked).hasSize(5);
        parrot.fingerprint = "2";
        disk.ask(parrot, List.of(plain));
        assertThat(parrot.asked).hasSize(6);
    }

    private static List<String> texts(List<Reply> replies) {
        return replies.stream().map(reply -> ((Completion) reply).text()).toList();
    }
}
