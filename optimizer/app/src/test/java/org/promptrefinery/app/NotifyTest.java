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

/** Who is told at the end of a search. */
class NotifyTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");

    @TempDir
    Path folder;

    private Path told;
    private String hook;

    @BeforeEach
    void copyJob() throws IOException {
        Files.copy(ROMEO.resolve("job.yaml"), folder.resolve("job.yaml"));
        List<String> cases = Files.readAllLines(ROMEO.resolve("cases.jsonl"));
        Files.write(folder.resolve("cases.jsonl"), cases.subList(0, 40));
        told = folder.resolve("told.json");
        hook = "sh " + Files.writeString(folder.resolve("told.sh"), "cat > " + told + "; exit 7\n");
    }

    @Test
    void aHookHearsOfTheResultAndItsFailureChangesNothing() throws IOException {
        Output output = optimize("--generations", "1", "--notify-command", hook);
        assertThat(output.code()).isZero();
        assertThat(output.err()).contains("note: the notify command sh ended with exit code 7");
        JsonNode end = new JsonMapper().readTree(told.toFile());
        assertThat(end.path("ending").asText()).isEqualTo("finished");
        assertThat(end.path("interval")).hasSize(2);
        assertThat(Path.of(end.path("winner").asText())).isRegularFile();
        assertThat(Path.of(end.path("run").asText(), "run.yaml")).content().doesNotContain("notify");
    }

    @Test
    void aRunThatFailsIsToldTooAndKeepsItsExitCode() throws IOException {
        Output output = optimize("--model", "openai:none@http://localhost:1/v1", "--notify-command", hook);
        assertThat(output.code()).isEqualTo(2);
        assertThat(new JsonMapper().readTree(told.toFile()).path("ending").asText())
                .isEqualTo("failed");
    }

    @Test
    void aProgramOfTheJobNeedsTheLeaveOfTheUserBeforeAnythingIsSpent() throws IOException {
        Path job = folder.resolve("job.yaml");
        Files.writeString(job, Files.readString(job) + "notify: {command: [sh, told.sh]}\n");
        Output refused = optimize("--generations", "1");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("job.yaml:12: notify.command:", "--allow-commands");
        assertThat(folder.resolve("results")).doesNotExist();
        assertThat(optimize("--dry-run").code()).isZero();
        assertThat(told).doesNotExist();
    }

    private Output optimize(String... flags) {
        List<String> all = new ArrayList<>(List.of("optimize", folder.toString(), "--results"));
        all.add(folder.resolve("results").toString());
        all.addAll(List.of(flags));
        return Output.of(Map.of("REFINERY_CACHE_DIR", folder.resolve("cache").toString()), all.toArray(String[]::new));
    }
}
