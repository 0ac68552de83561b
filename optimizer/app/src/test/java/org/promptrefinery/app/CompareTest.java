package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.LoopbackServer;

/** Comparing as a user meets it, on the embedded model. */
class CompareTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CASES = 60;

    @TempDir
    Path folder;

    private Path job;
    private Path results;
    private String poor = "";
    private String good = "";
    private String out = "";
    private String err = "";

    @BeforeEach
    void writeJob() throws IOException {
        job = Files.createDirectory(folder.resolve("romeo"));
        results = folder.resolve("results");
        for (String name : List.of("job.yaml", "good.prompt", "poor.prompt")) {
            Files.copy(ROMEO.resolve(name), job.resolve(name));
        }
        Files.write(
                job.resolve("cases.jsonl"),
                Files.readAllLines(ROMEO.resolve("cases.jsonl")).subList(0, CASES));
        poor = job.resolve("poor.prompt").toString();
        good = job.resolve("good.prompt").toString();
    }

    @Test
    void twoPromptsAreComparedOnTheTestCases() throws IOException {
        assertThat(compare(poor, good, "--job", job.toString())).isZero();
        assertThat(out)
                .containsPattern("B is better by \\d+\\.\\d points \\[\\d+\\.\\d, \\d+\\.\\d\\]\\.")
                .contains("score (test)", "exact McNemar test", "Only A solves: none", "p (Holm)", "expected")
                .containsPattern("Only B solves: \\d+ cases, such as");
        String forth = out;

        assertThat(compare(good, poor, "--job", job.toString(), "--json")).isZero();
        JsonNode back = JSON.readTree(out);
        assertThat(back.path("better").asText()).isEqualTo("A");
        assertThat(forth.replace("B is", "A is")).contains(back.path("verdict").asText());
        assertThat(back.path("difference").asDouble()).isNegative();
        assertThat(back.path("compared").asInt())
                .isEqualTo(back.path("cases").asInt())
                .isPositive()
                .isLessThan(CASES);
        assertThat(back.at("/spent/task/completions").asInt()).isZero();
        assertThat(back.path("onlyB")).isEmpty();
        assertThat(back.path("onlyA")).isNotEmpty().allSatisfy(changed -> {
            assertThat(changed.at("/a/score").asDouble()).isEqualTo(1);
            assertThat(changed.at("/a/answer").asText())
                    .isEqualTo(changed.path("expected").asText());
            assertThat(changed.at("/b/answer").asText()).isNotBlank();
        });
        assertThat(back.path("tags")).isNotEmpty();
    }

    @Test
    void whereNothingIsShownItIsSaidWhatCouldBe() {
        assertThat(compare(good, good, "--job", job.toString(), "--split", "all"))
                .isZero();
        assertThat(out).containsPattern("No difference shown; 60 cases could show \\d+ points\\.");
    }

    @Test
    void aRunIsItsWinnerOnItsOwnJob() throws IOException {
        run("optimize", job.toString(), "--generations", "2", "--results", results.toString());
        Path run = Theatre.run(results);
        assertThat(compare(job.toString(), run.toString(), "--json")).isZero();
        JsonNode result = JSON.readTree(out);
        assertThat(result.at("/spent/task/completions").asInt()).isZero();
        assertThat(result.path("better").asText()).isEqualTo("B");

        assertThat(compare(good, run.toString(), "--json", "--split", "dev")).isZero();
        assertThat(err).contains("note: a run chose its winner on train and dev cases");
        assertThat(compare(good, run.toString(), "--json")).isZero();
        assertThat(err).doesNotContain("note: a run chose");
        assertThat(JSON.readTree(out).path("cases")).isEqualTo(result.path("cases"));

        run("optimize", job.toString(), "--generations", "1", "--seed", "5", "--results", results.toString());
        Path other = Theatre.run(results);
        assertThat(other).isNotEqualTo(run);
        assertThat(compare(run.toString(), other.toString(), "--json")).isZero();
        assertThat(err).containsPattern("note: only the \\d+ cases that A and B have in common");
        assertThat(JSON.readTree(out).path("cases").asInt())
                .isLessThan(result.path("cases").asInt());

        Files.writeString(job.resolve("cases.jsonl"), "\n", StandardOpenOption.APPEND);
        assertThat(compare(run.toString(), good)).isEqualTo(2);
        assertThat(err).contains("have changed since the run").contains("winner.prompt and --job JOB");
        Files.delete(run.resolve("winner.prompt"));
        assertThat(compare(run.toString(), good)).isEqualTo(2);
        assertThat(err).contains("has no winner yet");
    }

    @Test
    void twoModelsAreComparedOnOneJob() throws IOException {
        assertThat(compare("model:embedded:bard", "model:embeded:bard", "--job", job.toString()))
                .isEqualTo(2);
        assertThat(err).contains("unknown model 'embeded:bard'");
        assertThat(compare("model:embedded:bard", "model:embedded:bard", "--job", job.toString(), "--json"))
                .isZero();
        JsonNode result = JSON.readTree(out);
        assertThat(result.at("/a/model").asText()).isEqualTo("embedded:bard");
        assertThat(result.path("better").isNull()).isTrue();
        assertThat(result.path("verdict").asText()).startsWith("No difference shown");
    }

    @Test
    void theBetterOfTwoModelsIsFoundAndTheOtherIsNotAskedInItsPlace() throws IOException {
        Behaviour bare =
                Behaviour.saying(conversation -> Theatre.say(conversation).replaceAll("It was | of course.", ""));
        try (LoopbackServer wordy = LoopbackServer.start(Behaviour.saying(Theatre::say));
                LoopbackServer terse = LoopbackServer.start(bare)) {
            Theatre theatre = new Theatre(folder);
            Path play = theatre.job("openai:m@" + wordy.uri());
            assertThat(compare(
                            "model:openai:m@" + wordy.uri(),
                            "model:openai:m@" + terse.uri(),
                            "--job",
                            play.toString(),
                            "--json"))
                    .isZero();
            JsonNode result = JSON.readTree(out);
            assertThat(result.path("better").asText()).isEqualTo("B");
            assertThat(result.at("/a/score").asDouble()).isZero();
            assertThat(result.at("/b/score").asDouble()).isBetween(0.3, 0.7);
            int cases = result.path("cases").asInt();
            assertThat(wordy.counters().completions()).isEqualTo(cases);
            assertThat(terse.counters().completions()).isEqualTo(cases);
            assertThat(result.at("/spent/task/completions").asInt()).isEqualTo(2 * cases);
        }
    }

    @Test
    void whatTheBudgetDoesNotPayLeavesNoVerdict() {
        assertThat(compare(poor, good, "--job", job.toString(), "--completions", "25"))
                .isEqualTo(3);
        assertThat(out).contains("No verdict: only ").contains("cases have a score on both sides");
        assertThat(err).contains("stopped early: the budget of 25 completions is spent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            JOB/good.prompt JOB/poor.prompt                          | name a job, such as --job datasets/romeo
            JOB/good.prompt none.prompt --job JOB                    | 'none.prompt' is no file and no folder
            JOB/good.prompt embedded:bard --job JOB                  | model:SPEC
            JOB/good.prompt JOB/poor.prompt --job none               | there is no job none
            JOB/good.prompt JOB/cases.jsonl --job JOB                | cases.jsonl
            JOB/good.prompt JOB --split tests                        | tests
            JOB/good.prompt JOB --show -1                            | --show is -1, but must be at least 0
            JOB/good.prompt                                          | Missing required parameter: 'B'
            JOB JOB/other.yaml                                       | judged by different evaluators
            """)
    void badInputIsExplainedBeforeAnythingIsSpent(String arguments, String message) throws IOException {
        Files.writeString(
                job.resolve("other.yaml"),
                Files.readString(job.resolve("job.yaml")).replace("- exact", "- contains"));
        assertThat(compare(arguments.strip().replace("JOB", job.toString()).split(" ")))
                .isEqualTo(2);
        assertThat(err).contains(message.strip()).doesNotContain("\tat ");
        assertThat(out).isEmpty();
        assertThat(results.resolve("completions.sqlite")).doesNotExist();
    }

    @Test
    void helpShowsExamples() {
        assertThat(run("compare", "--help")).isZero();
        assertThat(out).contains("refinery compare old.prompt new.prompt --job datasets/romeo");
    }

    private int compare(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--results", results.toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        Output output =
                Output.of(Map.of("REFINERY_CACHE_DIR", folder.resolve("cache").toString()), arguments);
        out = output.out();
        err = output.err();
        return output.code();
    }
}
