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

/** Diagnosing a job as a user meets it, on the embedded model. */
class DiagnoseTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");
    private static final int CASES = 60;

    @TempDir
    Path folder;

    private Path job;
    private Output output = new Output(0, "", "");

    @BeforeEach
    void writeJob() throws IOException {
        job = Files.createDirectory(folder.resolve("romeo"));
        Files.copy(ROMEO.resolve("job.yaml"), job.resolve("job.yaml"));
        Files.write(
                job.resolve("cases.jsonl"),
                Files.readAllLines(ROMEO.resolve("cases.jsonl")).subList(0, CASES));
    }

    @Test
    void saysWhatHelpsAndWhatThatCosts() throws IOException {
        assertThat(diagnose()).isZero();
        assertThat(output.out())
                .contains("Diagnosis of romeo on embedded:bard", "no test case", "Advice", "Add rules")
                .containsPattern("\\* rules +\\+\\d");
        assertThat(output.out().lines().filter(line -> !line.startsWith("Saved:")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        JsonNode saved = saved();
        assertThat(saved.at("/advice/technique").asText()).isEqualTo("rules");
        assertThat(saved.at("/spent/task/completions").asInt()).isPositive();
        assertThat(diagnose("--json")).isZero();
        JsonNode again = new JsonMapper().readTree(output.out());
        assertThat(again.at("/spent/task/completions").asInt()).isZero();
        assertThat(again.path("tried")).isEqualTo(saved.path("tried"));
    }

    @Test
    void showsWhatTheBudgetPaysForAndSaysSo() throws IOException {
        assertThat(diagnose("--completions", "40")).isEqualTo(3);
        assertThat(output.out()).contains("Stopped early: the budget of 40 completions is spent");
        assertThat(saved().at("/spent/task/completions").asInt()).isLessThanOrEqualTo(40);
        assertThat(diagnose("--completions", "3")).isEqualTo(2);
        assertThat(output.err()).contains("the budget of 3 completions is spent");
    }

    @Test
    void refusesASecondModelThatCannotBeMeantBeforeItAsksAnything() {
        assertThat(diagnose("--second-model", "embedded:brad")).isEqualTo(2);
        assertThat(output.err()).contains("brad");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    private JsonNode saved() throws IOException {
        return new JsonMapper()
                .readTree(
                        folder.resolve("results/diagnosis-romeo/diagnosis.json").toFile());
    }

    private int diagnose(String... flags) {
        List<String> all = new ArrayList<>(List.of(
                "diagnose",
                job.toString(),
                "--results",
                folder.resolve("results").toString()));
        all.addAll(List.of(flags));
        output =
                Output.of(Map.of("REFINERY_CACHE_DIR", folder.resolve("cache").toString()), all.toArray(String[]::new));
        return output.code();
    }
}
