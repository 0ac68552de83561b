package org.promptrefinery.inference.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.cache.CachedModel;
import org.promptrefinery.inference.cache.CompletionCache;

/** Prints how many completions a second the cache writes and how many hits a second it gives. */
public final class CacheBenchmark {

    private static final int REQUESTS = 100_000;
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 5;
    private static final String HEAD = "You are a careful assistant. ".repeat(30);

    private CacheBenchmark() {}

    /** Answers at once, from the asking thread or from one virtual thread for each request. */
    private record Instant(boolean manyThreads) implements LanguageModel {

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("instant:" + manyThreads, manyThreads ? "many" : "one");
        }

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            if (manyThreads) {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    answer(requests, recipient, threads);
                }
            } else {
                answer(requests, recipient, Runnable::run);
            }
        }

        private static void answer(List<Request> requests, Recipient recipient, Executor threads) {
            for (int i = 0; i < requests.size(); i++) {
                int index = i;
                threads.execute(() -> recipient.take(index, answer(requests.get(index))));
            }
        }

        private static Reply answer(Request request) {
            String text = request.messages().getLast().text();
            return new Completion(text.repeat(4), 250, 20, Completion.Finish.STOP, Duration.ofMillis(200), false);
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public void close() {}
    }

    /** Asked nothing: a miss would fail the benchmark. */
    private record Silent(ModelIdentity identity) implements LanguageModel {

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            throw new ModelUnavailable("a miss");
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public void close() {}
    }

    /** Counts and forgets. */
    private static final class Counter implements Recipient {

        private final LongAdder replies = new LongAdder();

        @Override
        public void take(int index, Reply reply) {
            replies.increment();
        }

        @Override
        public boolean callsOff() {
            return false;
        }
    }

    /** With a folder to put the file in, or in that of temporary files. */
    public static void main(String[] args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("cache-benchmark");
        Path file = folder.resolve("benchmark.sqlite");
        try (CompletionCache cache = CompletionCache.open(file)) {
            print("rows written a second, from one thread", rate(cache, new Instant(false)));
            print("rows written a second, from many threads", rate(cache, new Instant(true)));
            for (int round = 1; round <= ROUNDS; round++) {
                print("hits a second", rate(cache, new Silent(new Instant(false).identity())));
            }
        } finally {
            Files.deleteIfExists(file);
            if (args.length == 0) {
                Files.delete(folder);
            }
        }
    }

    private static void print(String what, double rate) {
        System.out.printf("%-42s %,10.0f%n", what, rate);
    }

    private static double rate(CompletionCache cache, LanguageModel model) {
        LanguageModel cached = CachedModel.over(model, cache);
        Counter counter = new Counter();
        long nanos = 0;
        for (int from = 0; from < REQUESTS; from += BATCH) {
            List<Request> batch = IntStream.range(from, from + BATCH)
                    .mapToObj(CacheBenchmark::request)
                    .toList();
            long start = System.nanoTime();
            cached.complete(batch, counter);
            nanos += System.nanoTime() - start;
        }
        return counter.replies.sum() * 1e9 / nanos;
    }

    private static Request request(int number) {
        return new Request(
                List.of(Message.system(HEAD), Message.user("What is the capital of country number " + number + "?")),
                Sampling.greedy(64),
                0);
    }
}
