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

/** Evaluating, calibrating and explaining evaluators as a user meets them, on the embedded model. */
class EvaluateTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CASES = 40;

    @TempDir
    Path folder;

    private Path job;
    private String out = "";
    private String err = "";

    @BeforeEach
    void writeJob() throws IOException {
        job = Files.createDirectory(folder.resolve("romeo"));
        Files.copy(ROMEO.resolve("job.yaml"), job.resolve("job.yaml"));
        Files.copy(ROMEO.resolve("good.prompt"), job.resolve("good.prompt"));
        Files.write(
                job.resolve("cases.jsonl"),
                Files.readAllLines(ROMEO.resolve("cases.jsonl")).subList(0, CASES));
    }

    @Test
    void saysPerEvaluatorTagAndCaseHowAPromptDoes() {
        assertThat(evaluate()).isZero();
        assertThat(out)
                .contains("gates broken", "exact(trim,whitespace)", "by tag", "renamed", "Worst", "40/40")
                .containsPattern("task +40 +0 +[\\d,]+ +[\\d,]+ +unknown");
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(evaluate("--worst", "0")).isZero();
        assertThat(out).doesNotContain("Worst").containsPattern("task +0 +40 +0 +0 ");
    }

    @Test
    void whatTheBudgetDoesNotPayHasNoScoreAndTheEndIsEarly() throws IOException {
        assertThat(evaluate("--dry-run", "--json")).isZero();
        JsonNode task = JSON.readTree(out).path("task");
        assertThat(task.at("/completions/lowest").asInt()).isEqualTo(CASES);
        assertThat(task.at("/completions/highest").asInt()).isEqualTo(CASES);
        assertThat(folder.resolve("results")).doesNotExist();
        assertThat(evaluate("--completions", "15")).isEqualTo(3);
        assertThat(err).contains("stopped early: the budget of 15 completions is spent");
        assertThat(out).contains("15/40", "Stopped early: the budget of 15").containsPattern("task +15 +0 ");
        assertThat(evaluate("--json")).isZero();
        assertThat(JSON.readTree(out).at("/spent/task/completions").asInt()).isEqualTo(CASES - 15);
        assertThat(JSON.readTree(out).at("/spent/task/cached").asInt()).isEqualTo(15);
    }

    @Test
    void writesWhatMachinesRead() throws IOException {
        Path xml = folder.resolve("junit.xml");
        Path verdicts = folder.resolve("verdicts.jsonl");
        assertThat(evaluate("--json", "--split", "test", "--junit", xml.toString(), "--out", verdicts.toString()))
                .isZero();
        JsonNode result = JSON.readTree(out);
        int cases = result.path("cases").asInt();
        assertThat(cases).isPositive().isLessThan(CASES);
        assertThat(result.path("split").asText()).isEqualTo("test");
        assertThat(result.path("scored").asInt()).isEqualTo(cases);
        assertThat(result.path("evaluators")).hasSize(2);
        assertThat(result.path("worst")).isNotEmpty();
        assertThat(Files.readAllLines(verdicts)).hasSize(cases);
        assertThat(Files.readString(xml)).contains("tests=\"" + cases + "\"");
    }

    @Test
    void aScoreThatIsDemandedAndMissedEndsWithFour() {
        assertThat(evaluate("--min-score", "0.9")).isEqualTo(4);
        assertThat(err).contains("below --min-score 0.9").contains("break a gate: forbidden(");
        assertThat(evaluate("--min-score", "0")).isEqualTo(4);
        assertThat(err).doesNotContain("below --min-score").contains("break a gate");
        String good = job.resolve("good.prompt").toString();
        assertThat(evaluate("--prompt", good, "--min-score", "0.5", "--json")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --min-score 80           | --min-score is 80.0, but must be a number from 0 to 1
            --min-score NaN          | --min-score is NaN
            --min-score x            | --min-score
            --worst -1               | --worst is -1, but must be at least 0
            --junit none/junit.xml   | --junit: none/junit.xml cannot be written
            --out .                  | --out: . is a folder
            --split tests            | tests
            --prompt none.prompt     | none.prompt
            --results JOB/job.yaml   | choose another with --results
            """)
    void aWrongFlagIsExplainedBeforeAnythingIsSpent(String flags, String message) {
        assertThat(evaluate(flags.strip().replace("JOB", job.toString()).split(" ")))
                .isEqualTo(2);
        assertThat(err).contains(message.strip()).doesNotContain("\tat ");
        assertThat(out).isEmpty();
        assertThat(folder.resolve("results").resolve("completions.sqlite")).doesNotExist();
    }

    @Test
    void calibrationIsMeasuredKeptAndRequired() throws IOException {
        Path verdicts = folder.resolve("verdicts.jsonl");
        Path labels = folder.resolve("labels.jsonl");
        String half = Files.writeString(
                        folder.resolve("half.prompt"),
                        Files.readString(job.resolve("good.prompt")).replaceAll("(?m)^.*Juliet.*\\R", ""))
                .toString();
        evaluate("--prompt", half, "--out", verdicts.toString(), "--set", "require_kappa=0.6");
        assertThat(out).contains("uncalibrated: exact(trim,whitespace)", "no calibration on record");

        List<String> lines = Files.readAllLines(verdicts);
        List<String> labelled = new ArrayList<>();
        int passes = 0;
        for (String line : lines) {
            JsonNode judged = JSON.readTree(line);
            boolean pass = judged.path("score").asDouble() == 1;
            passes += pass ? 1 : 0;
            labelled.add(
                    "{\"case\": \"" + judged.path("case").asText() + "\", \"evaluator\": \"exact(trim,whitespace)\","
                            + " \"label\": \"" + (pass ? "pass" : "fail") + "\"}");
        }
        assertThat(passes).isBetween(1, CASES - 1);
        labelled.set(
                0,
                labelled.getFirst().contains("\"pass\"")
                        ? labelled.getFirst().replace("\"pass\"", "\"fail\"")
                        : labelled.getFirst().replace("\"fail\"", "\"pass\""));
        Files.write(labels, labelled);

        assertThat(calibrate(labels, verdicts)).isZero();
        assertThat(out)
                .contains(
                        "exact(trim,whitespace)", "40 answers", "39/40, 97.5 %", "Cohen's kappa", "disagreements     1")
                .doesNotContain("forbidden(");
        assertThat(job.resolve("calibration.json")).content().contains("\"kappa\"", "\"n\" : 40");
        assertThat(calibrate(labels, verdicts, "--json")).isZero();
        JsonNode measured = JSON.readTree(out).path("evaluators").path(0);
        assertThat(measured.path("n").asInt()).isEqualTo(CASES);
        assertThat(measured.path("disagreements")).hasSize(1);
        assertThat(measured.path("truePositiveRate").path("of").asInt()
                        + measured.path("trueNegativeRate").path("of").asInt())
                .isEqualTo(CASES);

        evaluate("--prompt", half, "--set", "require_kappa=0.6");
        assertThat(out).doesNotContain("uncalibrated: exact").contains("uncalibrated: forbidden");
        evaluate("--prompt", half, "--set", "require_kappa=1");
        assertThat(out).contains("uncalibrated: exact(trim,whitespace)", "is below the required 1.0");
        evaluate("--prompt", half);
        assertThat(out).doesNotContain("uncalibrated");
    }

    @Test
    void aJudgeIsCalibratedAsItWasAsked() throws IOException {
        Path file = job.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("  - exact\n", "  - question: {question: Is it one word, max_tokens: 256}\n")
                        .replace("max_tokens: 24}", "max_tokens: 24, judge: \"embedded:bard\"}"));
        Path verdicts = folder.resolve("verdicts.jsonl");
        evaluate("--split", "test", "--out", verdicts.toString());
        assertThat(out).contains("uncalibrated: question(");
        StringBuilder labels = new StringBuilder("case,label,evaluator\n");
        boolean pass = true;
        for (String line : Files.readAllLines(verdicts)) {
            labels.append(JSON.readTree(line).path("case").asText())
                    .append(pass ? ",pass" : ",fail")
                    .append(",question(Is it one word)\n");
            pass = !pass;
        }
        Path file2 = Files.writeString(folder.resolve("labels.csv"), labels);
        assertThat(calibrate(file2, verdicts)).isZero();
        evaluate("--split", "test");
        assertThat(out).doesNotContain("no calibration on record");
    }

    @Test
    void labelsThatCannotBeUsedAreExplainedAndNothingIsKept() throws IOException {
        Path verdicts = folder.resolve("verdicts.jsonl");
        evaluate("--split", "test", "--out", verdicts.toString());
        Path labels = Files.writeString(folder.resolve("labels.csv"), "case,label\nzz,pass\n");
        assertThat(calibrate(labels, verdicts)).isEqualTo(2);
        assertThat(err).contains("are they of the same cases?");
        Files.writeString(labels, "case,label,evaluator\nzz,pass,exakt(trim)\n");
        assertThat(calibrate(labels, verdicts)).isEqualTo(2);
        assertThat(err).contains("no evaluator 'exakt(trim)'");
        Files.writeString(verdicts, Files.readString(verdicts).replace("\"version\":\"2\"", "\"version\":\"0\""));
        Files.writeString(labels, "case,label\nzz,pass\n");
        assertThat(calibrate(labels, verdicts)).isEqualTo(2);
        assertThat(err).contains("version 0, but the job has version 2");
        assertThat(calibrate(labels, verdicts, "--threshold", "0")).isEqualTo(2);
        assertThat(run("calibrate", job.toString())).isEqualTo(2);
        assertThat(err).contains("--labels");
        assertThat(job.resolve("calibration.json")).doesNotExist();
    }

    @Test
    void explainsEvaluators() throws IOException {
        assertThat(run("evaluators")).isZero();
        assertThat(out).contains("exact ", "forbidden ");
        assertThat(run("evaluators", "forbidden")).isZero();
        assertThat(out).contains("words:", "Options of every evaluator", "weight:");
        assertThat(run("evaluators", "--markdown")).isZero();
        assertThat(out).isEqualTo(Files.readString(Path.of("../../evaluators/EVALUATORS.md")));
        assertThat(run("evaluators", "forbiden")).isEqualTo(2);
        assertThat(err).contains("Maybe 'forbidden'?");
    }

    private int evaluate(String... flags) {
        List<String> all = new ArrayList<>(List.of("evaluate", job.toString()));
        all.addAll(List.of(flags));
        if (!all.contains("--results")) {
            all.addAll(List.of("--results", folder.resolve("results").toString()));
        }
        return run(all.toArray(String[]::new));
    }

    private int calibrate(Path labels, Path verdicts, String... flags) {
        List<String> all = new ArrayList<>(
                List.of("calibrate", job.toString(), "--labels", labels.toString(), "--verdicts", verdicts.toString()));
        all.addAll(List.of(flags));
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
