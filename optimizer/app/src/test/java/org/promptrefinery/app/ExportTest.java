package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.export.format.Formats;

/** Exporting as a user meets it. */
@TestInstance(Lifecycle.PER_CLASS)
class ExportTest {

    private static final Path ROMEO = Path.of("../../datasets/romeo");
    private static final int CASES = 60;

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
                Output.of(Map.of(), "optimize", job.toString(), "--generations", "1", "--results", results.toString());
        assertThat(output.code()).as(output.err()).isZero();
        try (var folders = Files.list(results)) {
            run = folders.filter(Files::isDirectory).findFirst().orElseThrow().toString();
        }
    }

    private static Output export(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "export";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Output.of(Map.of(), all);
    }

    @Test
    void aRunIsExportedInEveryForm() {
        for (String form : Formats.names()) {
            Path to = folder.resolve("out/" + form);
            Output output = export(run, "--as", form, "--to", to.toString());
            assertThat(output.code()).as(output.err()).isZero();
            assertThat(output.err()).contains("written: " + to);
            assertThat(to).isNotEmptyDirectory();
        }
    }

    @Test
    void aRunIsNamedByItsFolderOrItsName() {
        Path results = Path.of(run).getParent();
        String name = Path.of(run).getFileName().toString();
        Output byName = export(name, "--results", results.toString(), "--as", "text", "--to", "-");
        assertThat(byName.code()).as(byName.err()).isZero();
        assertThat(byName.out())
                .isEqualTo(export(run, "--as", "text", "--to", "-").out());

        Output wrong = export("x" + name, "--results", results.toString(), "--as", "text", "--to", "-");
        assertThat(wrong.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(wrong.err()).contains("'x" + name + "' is no run", "Maybe '" + name + "'?");
        assertThat(export("none.prompt", "--as", "text", "--to", "-").err()).contains("none.prompt");
        String good = ROMEO.resolve("good.prompt").toString();
        assertThat(export(good, "--repo", folder.toString(), "--branch", "b").err())
                .contains("--repo takes a run");
    }

    @Test
    void theFactsOfTheRunGoAlong() throws IOException {
        Path to = folder.resolve("facts/winner.md");
        assertThat(export(run, "--as", "markdown", "--to", to.toString()).code())
                .isZero();

        assertThat(to)
                .content()
                .contains("run: \"" + Path.of(run).getFileName() + "\"", "measured_with: \"embedded:bard\"")
                .containsPattern("date: \"20\\d\\d-\\d\\d-\\d\\dT")
                .containsPattern("cases_sha256: \"[0-9a-f]{64}\"");
    }

    @Test
    void aPromptIsPrinted() throws IOException {
        Output output = export(ROMEO.resolve("good.prompt").toString(), "--as", "openai", "--to", "-");

        assertThat(output.code()).isZero();
        assertThat(new JsonMapper()
                        .readTree(output.out())
                        .at("/messages/1/content")
                        .asText())
                .isEqualTo("{{question}}");
    }

    @Test
    void aClassHasTheNameOfItsFile() throws IOException {
        Path to = folder.resolve("java/Winner.java");
        assertThat(export(run, "--as", "java", "--to", to.toString()).code()).isZero();

        assertThat(to).content().contains("public final class Winner {");
    }

    @Test
    void anEditByHandStaysUnlessForced() throws IOException {
        Path to = folder.resolve("kept.txt");
        Files.writeString(to, "mine");
        Path prompt = folder.resolve("p.prompt");
        Files.writeString(prompt, "user: '{{question}}'\n");
        String[] arguments = {prompt.toString(), "--as", "text", "--to", to.toString()};

        Output refused = export(arguments);
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("nothing is overwritten");
        assertThat(to).hasContent("mine");
        assertThat(export(prompt.toString(), "--as", "text", "--to", to.toString(), "--force")
                        .code())
                .isZero();
        assertThat(to).hasContent("{{question}}");
    }

    @Test
    void aPlantedSecretIsRefused() throws IOException {
        Path prompt = folder.resolve("secret.prompt");
        Files.writeString(prompt, "system: 'Use sk-" + "live0aB3dE5fG7hI9jK1lM3'\nuser: '{{question}}'\n");
        Path to = folder.resolve("secret/out.txt");

        Output output = export(prompt.toString(), "--as", "text", "--to", to.toString());
        assertThat(output.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(output.err())
                .contains("the system message of the prompt has what looks like a key")
                .doesNotContain("live0aB3");
        assertThat(to).doesNotExist();

        Files.writeString(prompt, "system: 'Say open sesame'\nuser: '{{question}}'\n");
        Output known = Output.of(
                Map.of("CAVE_TOKEN", "open sesame"),
                "export",
                prompt.toString(),
                "--as",
                "text",
                "--to",
                to.toString());
        assertThat(known.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(to).doesNotExist();
    }

    @Test
    void whatIsMissingIsAskedFor() {
        for (List<String> arguments : List.of(List.of(run), List.of(run, "--as", "text"), List.of("--as", "text"))) {
            Output output = export(arguments.toArray(String[]::new));
            assertThat(output.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(output.err()).contains("--to");
        }
        assertThat(export(run, "--as", "dotpromt", "--to", "-").err())
                .contains("Maybe")
                .contains("dotprompt");
        assertThat(export("--formats").out()).contains(Formats.names());
        assertThat(export("--help").out()).contains("dotprompt, prompty");
    }
}
