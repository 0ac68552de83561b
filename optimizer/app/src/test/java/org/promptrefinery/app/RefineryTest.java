package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a user meets it, on the embedded model. */
class RefineryTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");

    @TempDir
    Path folder;

    private Path job;
    private String out = "";
    private String err = "";

    @BeforeEach
    void copyJob() throws IOException {
        job = Files.createDirectory(folder.resolve("romeo"));
        for (String name : List.of("job.yaml", "cases.jsonl")) {
            Files.copy(ROMEO.resolve(name), job.resolve(name));
        }
    }

    @Test
    void improvesTheRomeoPromptAndProvesIt() throws IOException {
        assertThat(refinery("optimize", job.toString(), "--json", "--generations", "6"))
                .isZero();

        JsonNode result = new JsonMapper().readTree(out);
        assertThat(result.path("baseline").path("test").asDouble()).isLessThan(0.5);
        assertThat(result.path("winner").path("test").asDouble())
                .isGreaterThan(result.path("baseline").path("test").asDouble() + 0.3);
        assertThat(result.path("winner").path("gatesHeld").isBoolean()).isTrue();
        assertThat(result.path("improved").asBoolean()).isTrue();
        assertThat(result.path("pValue").asDouble()).isLessThan(0.001);
        assertThat(result.path("interval")).hasSize(2);
        assertThat(result.path("completions").asInt()).isPositive();
        assertThat(result.has("seed") && result.has("seconds") && result.has("cached"))
                .isTrue();

        Path run = Path.of(result.path("run").asText());
        assertThat(run.resolve("run.yaml")).exists();
        assertThat(run.resolve("journal.jsonl")).exists();
        assertThat(run.resolve("verdicts.jsonl")).exists();
        assertThat(run.resolve("summary.txt")).content().contains("Improved");
        assertThat(run.resolve("report.html")).content().contains("<h1>Improved by ", "id=\"step-1\"", "Juliet");
        assertThat(err.lines())
                .anyMatch(line -> line.matches("generation 1: best .* on dev \\((\\d+)/\\1 scored\\).*"))
                .noneMatch(line -> line.contains("\u001B"));

        assertThat(refinery(
                        "evaluate",
                        job.toString(),
                        "--split",
                        "test",
                        "--json",
                        "--prompt",
                        run.resolve("winner.prompt").toString()))
                .isZero();
        assertThat(new JsonMapper().readTree(out).path("score").asDouble())
                .isEqualTo(result.path("winner").path("test").asDouble());

        Path copy = folder.resolve("copy.html");
        assertThat(refinery("report", run.toString(), "--output", copy.toString()))
                .isZero();
        assertThat(out.strip()).isEqualTo(copy.toString());
        assertThat(copy).hasSameTextualContentAs(run.resolve("report.html"));
    }

    @Test
    void aReportOfNoRunIsRefused() {
        assertThat(refinery("report", "romeo-20260101-000000")).isEqualTo(2);
        assertThat(err).contains("'romeo-20260101-000000' is no run", "results");
        assertThat(refinery("report", job.toString())).isEqualTo(2);
        assertThat(err).contains("is no run: neither a folder that optimize has made nor");
    }

    @Test
    void aSecondRunPaysNothingAgain() throws IOException {
        refinery("optimize", job.toString(), "--json", "--generations", "1");
        JsonNode first = new JsonMapper().readTree(out);
        refinery("optimize", job.toString(), "--json", "--generations", "1");
        JsonNode second = new JsonMapper().readTree(out);
        assertThat(second.path("completions").asInt()).isZero();
        assertThat(second.path("winner")).isEqualTo(first.path("winner"));
        assertThat(second.path("run")).isNotEqualTo(first.path("run"));
    }

    @Test
    void anEarlyEndIsSaidInTheExitCode() {
        assertThat(refinery("optimize", job.toString(), "--completions", "600")).isEqualTo(3);
        assertThat(out).contains("the budget of 600 completions is spent").containsPattern("Report:  .*report\\.html");
        assertThat(refinery("optimize", job.toString(), "--completions", "10")).isEqualTo(2);
        assertThat(err).contains("budget of 10 completions");
    }

    @Test
    void aDryRunEstimatesAndAsksNothing() throws IOException {
        assertThat(refinery("optimize", job.toString(), "--dry-run")).isZero();
        assertThat(out).contains("lowest", "expected", "highest", "embedded:bard", "completions", "unknown");
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(refinery("optimize", job.toString(), "--dry-run", "--json", "--completions", "900"))
                .isZero();
        JsonNode estimate = new JsonMapper().readTree(out).path("task");
        assertThat(estimate.at("/completions/lowest").asInt()).isPositive().isLessThan(900);
        assertThat(estimate.at("/completions/highest").asInt()).isEqualTo(900);
        assertThat(estimate.path("cost").isNull()).isTrue();
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void tooFewCasesForAProofAreSaidBeforeAnythingIsAsked() throws IOException {
        assertThat(refinery("optimize", job.toString(), "--dry-run")).isZero();
        assertThat(err).doesNotContain("can prove only");
        Path cases = job.resolve("cases.jsonl");
        Files.write(cases, Files.readAllLines(cases).subList(0, 40));
        assertThat(refinery("optimize", job.toString(), "--dry-run")).isZero();
        assertThat(err)
                .containsPattern("note: \\d+ test cases can prove only a gain of \\d+ points or more; \\d+ would do");
    }

    @Test
    void printsTheEffectiveJob() {
        assertThat(refinery("optimize", job.toString(), "--print-config", "--seed", "9", "--set", "search.children=5"))
                .isZero();
        assertThat(out).contains("seed: 9").contains("children: 5").contains("generations: 60");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --seed x                         | seed: 'x' must be a whole number
            --set search.finalists=11        | search.finalists: '11' must be a whole number from 1 to 10
            --generations 0                  | search.generations: '0' must be a whole number from 1
            --set serch.children=3           | unknown setting 'serch.children'. Maybe 'search.children'?
            --model embeded:bard             | unknown model 'embeded:bard'
            --model gguf:none.gguf           | there is no model file none.gguf
            --model gguf:JOB/job.yaml        | does not begin with 'GGUF'
            --frobnicate                     | Unknown option: '--frobnicate'
            --resume                         | there is no unfinished run of romeo
            --set cases=none.jsonl           | there is no file
            """)
    void aWrongFlagIsExplained(String flags, String message) {
        List<String> arguments = new ArrayList<>(List.of("optimize", job.toString()));
        arguments.addAll(List.of(flags.strip().replace("JOB", job.toString()).split(" ")));
        assertThat(refinery(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err).contains(message.strip()).doesNotContain("\tat ");
        assertThat(out).isEmpty();
    }

    @Test
    void brokenCasesAreNamedByLineAndNothingIsLeftBehind() throws IOException {
        Path cases = job.resolve("cases.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(cases));
        lines.set(16, "{\"inputs\": {\"question\": \"Who?\"");
        Files.write(cases, lines);
        assertThat(refinery("optimize", job.toString())).isEqualTo(2);
        assertThat(err).contains("cases.jsonl:17: broken JSON");
        Files.writeString(cases, "");
        assertThat(refinery("optimize", job.toString())).isEqualTo(2);
        assertThat(err).contains("holds no cases");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void aResultsFolderThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(refinery("optimize", job.toString(), "--results", file.toString()))
                .isEqualTo(2);
        assertThat(err).contains("--results");
    }

    @Test
    void aJudgeMustBeNamedAndWhatItCannotJudgeHasNoScore() throws IOException {
        Path file = job.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("  - exact\n", "  - question: {question: Is it right, retries: 0, max_tokens: 16}\n"));
        Path cases = job.resolve("cases.jsonl");
        Files.write(cases, Files.readAllLines(cases).subList(0, 40));
        assertThat(refinery("evaluate", job.toString())).isEqualTo(2);
        assertThat(err).contains("job.yaml:").contains("must name one in 'model.judge'");
        assertThat(refinery("evaluate", job.toString(), "--set", "model.judge=embeded:bard"))
                .isEqualTo(2);
        assertThat(err).contains("unknown model 'embeded:bard'");
        Path results = folder.resolve("results");
        assertThat(refinery(
                        "evaluate",
                        job.toString(),
                        "--split",
                        "test",
                        "--json",
                        "--set",
                        "model.judge=embedded:bard",
                        "--results",
                        results.toString()))
                .isZero();
        JsonNode result = new JsonMapper().readTree(out);
        assertThat(result.path("cases").asInt()).isPositive();
        assertThat(result.path("scored").asInt()).isZero();
        assertThat(results.resolve("completions.sqlite")).exists();
    }

    @Test
    void aJudgeThatIsHeldToItsFormIsAlwaysUnderstood() throws IOException {
        Path file = job.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "  - exact\n",
                                "  - question: {question: Is it one word, retries: 0, max_tokens: 256}\n"));
        Path cases = job.resolve("cases.jsonl");
        Files.write(cases, Files.readAllLines(cases).subList(0, 12));
        assertThat(refinery(
                        "evaluate",
                        job.toString(),
                        "--json",
                        "--set",
                        "model.judge=embedded:bard",
                        "--results",
                        folder.resolve("results").toString()))
                .isZero();
        JsonNode result = new JsonMapper().readTree(out);
        assertThat(result.path("scored").asInt()).isEqualTo(12);
    }

    @Test
    void listsModelsAndCommands() {
        assertThat(refinery("models")).isZero();
        assertThat(out).contains("embedded:bard").contains("gguf:PATH").contains("anthropic:MODEL[@URL]");
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(refinery("--help")).isZero();
        assertThat(out).contains("optimize");
        assertThat(refinery()).isEqualTo(2);
    }

    private int refinery(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if ((all.contains("optimize") || all.contains("evaluate")) && !all.contains("--results")) {
            all.addAll(List.of("--results", folder.resolve("results").toString()));
        }
        Output output =
                Output.of(Map.of("REFINERY_CACHE_DIR", folder.resolve("cache").toString()), all.toArray(String[]::new));
        out = output.out();
        err = output.err();
        return output.code();
    }
}
