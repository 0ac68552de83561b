package org.promptrefinery.study.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.bench.Strategy;
import org.promptrefinery.search.bench.Task;
import org.promptrefinery.search.bench.Trace;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;

class JobArenaTest {

    private static final int CASES = 60;

    private final Parrot model = new Parrot();
    private CompletionCache cache;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < CASES; i++) {
            cases.append(
                    "{\"id\": \"c%d\", \"inputs\": {\"word\": \"w%d\"}, \"expected\": \"w%d\"}\n".formatted(i, i, i));
        }
        Files.writeString(folder.resolve("cases.jsonl"), cases);
        cache = CompletionCache.open(folder.resolve("completions.sqlite"));
    }

    @AfterEach
    void close() {
        cache.close();
    }

    static List<Strategy> strategies() {
        return Strategy.modelFree();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyStrategyRunsOnAJobAndKeepsToTheBudget(Strategy strategy) throws IOException {
        Trace trace = Trace.of(strategy, JobArena.of(job(), model, cache, 300));
        assertThat(trace.spent()).isBetween(1L, 300L);
        assertThat(trace.last()).isGreaterThan(trace.points().getFirst().score());
    }

    @Test
    void eachRunPaysForWhatItAsksWhetherOrNotAnotherOneAskedItBefore() throws IOException {
        for (int run = 0; run < 2; run++) {
            JobArena arena = JobArena.of(job(), model, cache, 300);
            Task task = arena.task();
            Assignment train = new Assignment(task.seed(), task.train());
            task.scorer().score(List.of(train));
            task.scorer().score(List.of(train));
            assertThat(arena.spent()).isEqualTo(task.train().size());
            assertThat(model.asked).isEqualTo(task.train().size());
        }
    }

    @Test
    void theTestCasesAreOnNobodysAccount() throws IOException {
        JobArena arena = JobArena.of(job(), model, cache, 1);
        assertThat(arena.trueScore(arena.task().seed())).isZero();
        assertThat(model.asked).isPositive();
        assertThat(arena.spent()).isZero();
        assertThat(arena.task().scorer().affordable()).isEqualTo(1);
    }

    @Test
    void aJobThatAsksFurtherModelsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobArena.of(job("  reflector: \"embedded:bard\""), model, cache, 300))
                .withMessageContaining("parrot")
                .withMessageContaining("reflector");
    }

    private Job job(String... more) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), """
                name: parrot
                model:
                  task: "embedded:bard"
                %s
                prompt: {system: "Repeat.", user: "{{word}}"}
                cases: cases.jsonl
                evaluators: [exact]
                """.formatted(String.join("\n", more)));
        return JobFile.read(folder, Map.of(), Map.of("seed", "1"));
    }

    /** Repeats what it hears, with more words than it should until it is told to be short. */
    private static final class Parrot implements LanguageModel {

        private int asked;

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("parrot", "1");
        }

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
                asked++;
                recipient.take(
                        i, new Completion(said(requests.get(i)), 1, 1, Completion.Finish.STOP, Duration.ZERO, false));
            }
        }

        private static String said(Request request) {
            String system = request.messages().getFirst().text();
            String word = request.messages().getLast().text();
            return system.contains("one word") || system.contains("only") ? word : "It is " + word + " of course.";
        }

        @Override
        public int countTokens(String text) {
            return text.split("\\s+").length;
        }

        @Override
        public void close() {}
    }
}
