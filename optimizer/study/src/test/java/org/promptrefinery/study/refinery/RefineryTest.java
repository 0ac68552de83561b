package org.promptrefinery.study.refinery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;
import org.promptrefinery.study.Models;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;

/** The library as a program uses it. */
class RefineryTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");

    @TempDir
    Path folder;

    /** A model of somebody else that only ever says no. */
    private static final class Stubborn implements LanguageModel {

        private final AtomicInteger asked = new AtomicInteger();
        private boolean gone;
        private boolean closed;

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("stubborn", "1");
        }

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            if (gone) {
                throw new ModelUnavailable("stubborn is gone");
            }
            for (int i = 0; i < requests.size(); i++) {
                asked.incrementAndGet();
                recipient.take(i, new Completion("no", 1, 1, Completion.Finish.STOP, Duration.ZERO, false));
            }
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void theExampleOfTheReadmeShipsABetterPrompt() throws IOException {
        Path job = Files.createDirectory(folder.resolve("romeo"));
        Files.copy(ROMEO.resolve("job.yaml"), job.resolve("job.yaml"));
        Files.write(
                job.resolve("cases.jsonl"),
                Files.readAllLines(ROMEO.resolve("cases.jsonl")).subList(0, 120));
        Path shipped = folder.resolve("better.prompt");
        LibraryExample.optimize(job, folder.resolve("results"), shipped);
        assertThat(shipped).content().contains("Bob", "Alice");
    }

    @Test
    void anOpenModelIsPromptedAndStaysOpenAndIsPaidOnce() throws IOException {
        Stubborn model = new Stubborn();
        Refinery refinery = Refinery.in(folder.resolve("results"));
        Optimized done = refinery.run(job(), Models.of(model));
        assertThat(done.improved()).isFalse();
        assertThat(done.result().ending()).isEqualTo(StudyResult.Ending.FINISHED);
        assertThat(done.folder().winner()).hasContent(done.prompt());
        assertThat(Files.readString(done.folder().result())).isEqualTo(done.json() + "\n");
        assertThat(RunHistories.read(done.folder()).outcome()).isPresent();
        assertThat(done.summary()).contains("Written: " + done.folder().winner());
        assertThat(model.closed).isFalse();
        int paid = model.asked.get();
        assertThat(paid).isPositive();
        assertThat(refinery.run(job(), Models.of(model)).folder()).isNotEqualTo(done.folder());
        assertThat(model.asked).hasValue(paid);
    }

    @Test
    void aRunThatFailsIsToldWithItsFolder() throws IOException {
        Stubborn model = new Stubborn();
        model.gone = true;
        Path told = folder.resolve("told.json");
        Path hook = Files.writeString(folder.resolve("told.sh"), "cat > " + told + "\n");
        Job job = JobFile.read(written(), Map.of(), Map.of("notify.command", "sh " + hook));
        Refinery refinery = Refinery.in(folder.resolve("results"));
        assertThatThrownBy(() -> refinery.run(job, Models.of(model)))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("stubborn is gone");
        JsonNode end = new JsonMapper().readTree(told.toFile());
        assertThat(end.path("ending").asText()).isEqualTo("failed");
        assertThat(end.path("reason").asText()).contains("stubborn is gone");
        assertThat(Path.of(end.path("run").asText()).resolve("run.yaml")).exists();
    }

    @Test
    void aModelThatTheJobNamesMustBeKnownAndARunToResumeMustBeThere() throws IOException {
        Refinery refinery = Refinery.in(folder.resolve("results"));
        Job unknown = job();
        assertThatThrownBy(() -> refinery.run(unknown)).hasMessageContaining("unknown model 'stubborn'");
        Job known = JobFile.read(written(), Map.of(), Map.of("model.task", "embedded:bard"));
        assertThatThrownBy(() -> refinery.resume(known))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no unfinished run");
    }

    private Job job() throws IOException {
        return JobFile.read(written(), Map.of(), Map.of());
    }

    private Path written() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), """
                name: stubborn
                model: {task: stubborn}
                prompt: {system: "Answer.", user: "{{question}}"}
                cases: cases.jsonl
                search: {generations: 1, children: 2}
                """);
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            cases.append("{\"inputs\": {\"question\": \"Is %d odd?\"}, \"expected\": \"%s\"}\n"
                    .formatted(i, i % 2 == 1 ? "yes" : "no"));
        }
        Files.writeString(folder.resolve("cases.jsonl"), cases);
        return folder;
    }
}
