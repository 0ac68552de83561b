package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.cache.Parrot.requests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.StorageFailure;

class CompletionCacheTest {

    @TempDir
    Path folder;

    private final Parrot parrot = new Parrot();
    private CacheOnDisk disk;

    @BeforeEach
    void chooseFile() {
        disk = new CacheOnDisk(folder.resolve("c.sqlite"));
    }

    @Test
    void twoProgramsShareOneFile() {
        try (CompletionCache one = disk.open();
                CompletionCache two = disk.open()) {
            CachedModel.over(parrot, one).complete(requests("a"));
            CachedModel.over(parrot, two).complete(requests("a", "b"));
            CachedModel.over(parrot, one).complete(requests("b"));
        }
        assertThat(parrot.asked).containsExactly("a", "b");
    }

    /** As when two runs ask at the same time: each looks up, the other one writes, and then it writes itself. */
    @Test
    void aProgramMayWriteAfterAnotherWroteWhatItLookedUp() {
        try (CompletionCache one = disk.open();
                CompletionCache two = disk.open()) {
            Parrot slow = new Parrot() {
                @Override
                public void complete(List<Request> requests, Recipient recipient) {
                    CachedModel.over(parrot, two).complete(requests("b"));
                    super.complete(requests, recipient);
                }
            };
            CachedModel.over(slow, one).complete(requests("a"));
            CachedModel.over(slow, one).complete(requests("a", "b"));
            CachedModel.over(slow, two).complete(requests("a", "b"));
            assertThat(slow.asked).containsExactly("a");
        }
        assertThat(parrot.asked).containsExactly("b");
    }

    @Test
    void manyWritersWaitForEachOther() throws Exception {
        Together.act(4, writer -> {
            try (CompletionCache cache = disk.open()) {
                LanguageModel model = CachedModel.over(new Parrot(), cache);
                names(writer).forEach(name -> model.complete(requests(name)));
            }
        });
        disk.ask(
                parrot,
                IntStream.range(0, 4)
                        .boxed()
                        .flatMap(writer -> names(writer).stream())
                        .toArray(String[]::new));
        assertThat(parrot.asked).isEmpty();
    }

    private static List<String> names(int writer) {
        return IntStream.range(0, 25).mapToObj(i -> "w" + writer + "-" + i).toList();
    }

    /** The killed one writes from many threads, and another process writes to the same file. */
    @Test
    void aKilledProcessLosesNothingItHadAcknowledged() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Acknowledging.class.getName(),
                        disk.file().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (var lines = writer.inputReader()) {
            while (acknowledged.size() < 5_000) {
                String line = lines.readLine();
                assertThat(line).as("the writer runs").isNotNull();
                acknowledged.add(line);
                if (acknowledged.size() % 1_000 == 0) {
                    disk.ask(parrot, "from outside " + acknowledged.size());
                }
            }
            writer.toHandle().destroyForcibly();
            lines.lines().forEach(acknowledged::add);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        parrot.asked.clear();
        disk.ask(
                parrot,
                acknowledged.stream()
                        .filter(line -> line.endsWith("."))
                        .map(line -> line.substring(0, line.length() - 1))
                        .toArray(String[]::new));
        assertThat(parrot.asked).isEmpty();
    }

    /** Answers from a thousand threads at a time, and prints each request when its completion is acknowledged. */
    static final class Acknowledging {

        private static final int BATCH = 1_000;

        private Acknowledging() {}

        public static void main(String[] args) {
            CompletionCache cache = CompletionCache.open(Path.of(args[0]));
            LanguageModel model = CachedModel.over(new Flock(), cache);
            for (int from = 0; ; from += BATCH) {
                String[] texts = IntStream.range(from, from + BATCH)
                        .mapToObj(i -> "q" + i)
                        .toArray(String[]::new);
                model.complete(requests(texts), new Ear(index -> {
                    System.out.println(texts[index] + ".");
                    System.out.flush();
                }));
            }
        }
    }

    @Test
    void severalMayCreateAtOnce() throws Exception {
        Together.act(8, i -> assertThat(disk.ask(parrot, "q" + i)).hasSize(1));
        assertThat(disk.number("select count(*) from completions")).isEqualTo(8);
    }

    /** As when the disk is full from the hundredth row on: the batch ends, and no reply is heard that is not kept. */
    @Test
    void aFailedWriteEndsTheBatchAndLosesNothingThatWasHeard() throws Exception {
        for (Parrot model : List.of(new Parrot(), new Flock())) {
            disk.open().close();
            disk.execute(
                    "delete from completions",
                    "create trigger full before insert on completions"
                            + " when (select count(*) from completions) > 100 begin select raise(fail, 'disk is full'); end");
            String[] texts = Parrot.texts(20_000);
            Set<String> heard = ConcurrentHashMap.newKeySet();
            try (CompletionCache cache = disk.open()) {
                LanguageModel cached = CachedModel.over(model, cache);
                assertThatThrownBy(() -> cached.complete(requests(texts), new Ear(i -> heard.add(texts[i]))))
                        .isInstanceOf(StorageFailure.class)
                        .hasMessageContainingAll("c.sqlite", "disk is full");
                int asked = model.asked.size();
                assertThat(asked).isBetween(1, texts.length - 1);
                assertThatThrownBy(() -> cached.complete(requests(texts))).isInstanceOf(StorageFailure.class);
                assertThat(model.asked).hasSize(asked);
            }
            disk.execute("drop trigger full");
            disk.ask(parrot, heard.toArray(String[]::new));
            assertThat(parrot.asked).isEmpty();
        }
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        CompletionCache cache = disk.open();
        LanguageModel model = CachedModel.over(parrot, cache);
        model.complete(requests("a"));
        cache.close();
        assertThatThrownBy(() -> model.complete(requests("b"))).isInstanceOf(IllegalStateException.class);
    }
}
