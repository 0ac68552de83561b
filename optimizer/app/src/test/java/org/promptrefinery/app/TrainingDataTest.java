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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.export.training.Method;

/** Data for training out of a real run, as a user asks for it. */
@TestInstance(Lifecycle.PER_CLASS)
class TrainingDataTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");
    private static final int CASES = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private Path folder;
    private String run = "";

    @BeforeAll
    void makeRun(@TempDir Path shared) throws IOException {
        folder = shared;
        Path job = Files.createDirectory(folder.resolve("romeo"));
        Files.copy(ROMEO.resolve("job.yaml"), job.resolve("job.yaml"));
        Files.write(
                job.resolve("cases.jsonl"),
                Files.readAllLines(ROMEO.resolve("cases.jsonl")).subList(0, CASES));
        Path results = folder.resolve("results");
        Output output =
                Output.of(Map.of(), "optimize", job.toString(), "--generations", "2", "--results", results.toString());
        assertThat(output.code()).as(output.err()).isZero();
        run = Theatre.run(results).toString();
    }

    private Output export(String... arguments) {
        List<String> all = new ArrayList<>(List.of("export", run));
        all.addAll(List.of(arguments));
        return Output.of(Map.of(), all.toArray(String[]::new));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void everyMethodHasItsDataAndNoTestCaseIsInAnyOfIt() throws IOException {
        List<String> tested = new ArrayList<>();
        for (JsonNode line : lines(Path.of(run).resolve("verdicts.jsonl"))) {
            if (line.path("split").asText().equals("test")) {
                tested.add(line.at("/inputs/question").asText());
            }
        }
        assertThat(tested).isNotEmpty();
        for (String method : Method.names()) {
            Path to = folder.resolve("data-" + method);
            Output output = export("--as", method, "--to", to.toString(), "--with-dev");
            assertThat(output.code()).as(output.err()).isZero();
            assertThat(output.err()).contains("written: " + to.resolve("train.jsonl"), "dev cases are in it");
            assertThat(to.resolve("README.md")).content().contains("license: unknown");
            assertThat(lines(to.resolve("train.jsonl"))).isNotEmpty();
            for (String question : tested) {
                String quoted = JSON.writeValueAsString(question);
                assertThat(to.resolve("train.jsonl")).content().doesNotContain(quoted);
                assertThat(to.resolve("validation.jsonl")).content().doesNotContain(quoted);
            }
        }
    }

    @Test
    void theLayoutOfOpenAiIsWrittenWhenAskedFor() throws IOException {
        Path to = folder.resolve("openai");
        Output output = export("--as", "dpo", "--layout", "openai", "--license", "mit", "--to", to.toString());
        assertThat(output.code()).as(output.err()).isZero();
        assertThat(lines(to.resolve("train.jsonl")).getFirst().fieldNames())
                .toIterable()
                .containsExactly("input", "preferred_output", "non_preferred_output");
    }

    @Test
    void whatCannotBeAskedForIsExplained() {
        String to = folder.resolve("nowhere").toString();
        refused("--layout openai has no form for kto", "--as", "kto", "--layout", "openai", "--to", to);
        refused("must be the identifier of a licence", "--as", "sft", "--license", "do as you like!", "--to", to);
        refused("needs --to FOLDER", "--as", "sft", "--to", "-");
        refused("looks like a file", "--as", "sft", "--to", to + ".jsonl");
        refused("mean nothing without --as sft|dpo|kto", "--as", "text", "--with-dev", "--to", to);
        refused("--repo takes prompts", "--as", "sft", "--repo", to, "--branch", "x");
        refused("--layout", "--as", "dpo", "--layout", "other", "--to", to);
        Output file = Output.of(Map.of(), "export", ROMEO.resolve("good.prompt").toString(), "--as", "sft", "--to", to);
        assertThat(file.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(file.err()).contains("takes a run");
        assertThat(Path.of(to)).doesNotExist();
    }

    private void refused(String message, String... arguments) {
        Output output = export(arguments);
        assertThat(output.code()).as(message).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(output.err()).contains(message);
    }

    @Test
    void anEditByHandStaysUnlessForced() throws IOException {
        Path to = folder.resolve("edited");
        assertThat(export("--as", "sft", "--to", to.toString()).code()).isZero();
        Files.writeString(to.resolve("README.md"), "mine");

        Output again = export("--as", "kto", "--to", to.toString());
        assertThat(again.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains("was changed since it was exported");
        assertThat(to.resolve("train.jsonl")).content().contains("\"messages\"");

        assertThat(export("--as", "kto", "--to", to.toString(), "--force").code())
                .isZero();
        assertThat(to.resolve("train.jsonl")).content().contains("\"label\"");
    }

    @Test
    void theMethodsAreAmongTheForms() {
        assertThat(Output.of(Map.of(), "export", "--formats").out()).contains("sft ", "dpo ", "kto ");
    }
}
