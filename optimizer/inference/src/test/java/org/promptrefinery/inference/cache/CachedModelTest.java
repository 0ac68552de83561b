package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.StopRequested;

class CachedModelTest {

    @TempDir
    Path folder;

    /** Answers with the text in capitals, and remembers what it was asked. */
    private static class Parrot implements LanguageModel {

        private final List<String> asked = new ArrayList<>();
        private String fingerprint = "1";
        private int diesAfter = Integer.MAX_VALUE;

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("parrot", fingerprint);
        }

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
                recipient.take(i, reply(requests.get(i)));
            }
        }

        private Reply reply(Request request) {
            if (asked.size() >= diesAfter) {
                throw new ModelUnavailable("dead");
            }
            String text = request.messages().getLast().text();
            asked.add(text);
            return text.startsWith("mute")
                    ? new Failure("no voice")
                    : new Completion(
                            text.toUpperCase(Locale.ROOT), 1, 2, Completion.Finish.LENGTH, Duration.ofNanos(5), false);
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public void close() {}
    }

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
                        true));
    }

    @Test
    void failuresAreAskedAgainAndDisturbNoOther() {
        List<Reply> replies = ask("a", "mute", "b");
        assertThat(replies.get(1)).isEqualTo(new Failure("no voice"));
        ask("mute", "b");
        assertThat(parrot.asked).containsExactly("a", "mute", "b", "mute");
    }

    @Test
    void everythingThatDecidesAnAnswerIsInTheKey() {
        Request plain = request("a", 0, 8, 0);
        ask(List.of(plain));
        ask(List.of(request("a", 0, 9, 0), request("a", 0.5, 8, 0), request("a", 0, 8, 1)));
        ask(List.of(new Request(List.of(Message.system("a"), Message.user("a")), plain.sampling(), 0)));
        ask(List.of(new Request(List.of(Message.user("aa")), plain.sampling(), 0)));
        assertThat(parrot.asked).hasSize(6);
        parrot.fingerprint = "2";
        ask(List.of(plain));
        assertThat(parrot.asked).hasSize(7);
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
        CompletionObserver impatient = new CompletionObserver() {
            private int seen;

            @Override
            public void completed(int cached, int fresh) {
                seen += fresh;
            }

            @Override
            public boolean stopRequested() {
                return seen > 0;
            }
        };
        try (CompletionCache cache = CompletionCache.open(folder.resolve("c.sqlite"))) {
            LanguageModel model = Metered.over(CachedModel.over(parrot, cache), impatient);
            List<Request> requests = requests(many);
            assertThatThrownBy(() -> model.complete(requests)).isInstanceOf(StopRequested.class);
        }
        int answered = parrot.asked.size();
        assertThat(answered).isEqualTo(1);
        ask(many);
        assertThat(parrot.asked).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void twoProgramsShareOneFile() {
        try (CompletionCache one = CompletionCache.open(folder.resolve("c.sqlite"));
                CompletionCache two = CompletionCache.open(folder.resolve("c.sqlite"))) {
            CachedModel.over(parrot, one).complete(requests("a"));
            CachedModel.over(parrot, two).complete(requests("a", "b"));
            CachedModel.over(parrot, one).complete(requests("b"));
        }
        assertThat(parrot.asked).containsExactly("a", "b");
    }

    /** As when two runs ask at the same time: each looks up, the other one writes, and then it writes itself. */
    @Test
    void aProgramMayWriteAfterAnotherWroteWhatItLookedUp() {
        try (CompletionCache one = CompletionCache.open(folder.resolve("c.sqlite"));
                CompletionCache two = CompletionCache.open(folder.resolve("c.sqlite"))) {
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
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> writeAlone(writer)))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        ask(IntStream.range(0, 4)
                .boxed()
                .flatMap(writer -> names(writer).stream())
                .toArray(String[]::new));
        assertThat(parrot.asked).isEmpty();
    }

    private void writeAlone(int writer) {
        try (CompletionCache cache = CompletionCache.open(folder.resolve("c.sqlite"))) {
            LanguageModel model = CachedModel.over(new Parrot(), cache);
            names(writer).forEach(name -> model.complete(requests(name)));
        }
    }

    private static List<String> names(int writer) {
        return IntStream.range(0, 25).mapToObj(i -> "w" + writer + "-" + i).toList();
    }

    @Test
    void aKilledProcessLosesNothingItHadAcknowledged() throws Exception {
        Path file = folder.resolve("c.sqlite");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Acknowledging.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (var lines = writer.inputReader()) {
            while (acknowledged.size() < 50) {
                String line = lines.readLine();
                assertThat(line).as("the writer runs").isNotNull();
                acknowledged.add(line);
            }
            writer.destroyForcibly().waitFor();
        }
        ask(acknowledged.toArray(String[]::new));
        assertThat(parrot.asked).isEmpty();
    }

    /** Completes one request after the other and prints each when it is done. */
    static final class Acknowledging {

        private Acknowledging() {}

        public static void main(String[] args) {
            CompletionCache cache = CompletionCache.open(Path.of(args[0]));
            LanguageModel model = CachedModel.over(new Parrot(), cache);
            for (int i = 0; ; i++) {
                model.complete(requests("q" + i));
                System.out.println("q" + i);
                System.out.flush();
            }
        }
    }

    @Test
    void aFileThatIsNoCacheIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("c.sqlite"), "I am a diary, no database. ".repeat(100));
        assertThatThrownBy(() -> CompletionCache.open(file))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("c.sqlite");
    }

    private List<Reply> ask(String... texts) {
        return ask(requests(texts));
    }

    private List<Reply> ask(List<Request> requests) {
        try (CompletionCache cache = CompletionCache.open(folder.resolve("c.sqlite"))) {
            return CachedModel.over(parrot, cache).complete(requests);
        }
    }

    private static List<String> texts(List<Reply> replies) {
        return replies.stream().map(reply -> ((Completion) reply).text()).toList();
    }

    private static List<Request> requests(String... texts) {
        return Arrays.stream(texts).map(text -> request(text, 0, 8, 0)).toList();
    }

    private static Request request(String text, double temperature, int maxTokens, int sample) {
        return new Request(List.of(Message.user(text)), new Sampling(temperature, maxTokens, 1), sample);
    }
}
