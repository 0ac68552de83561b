package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that init writes run as they are, on the embedded model. */
class InitTest {

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @Test
    void aTableBecomesAJobThatRuns() throws IOException {
        StringBuilder table = new StringBuilder("User question;Correct answer\n");
        for (String line :
                Files.readAllLines(Path.of("../../datasets/romeo/cases.jsonl")).subList(0, 12)) {
            String[] parts = line.split("\"");
            table.append('"').append(parts[5]).append("\";").append(parts[9]).append('\n');
        }
        table.append(table.toString().lines().toList().get(1)).append('\n');
        table.append(table.toString().lines().toList().get(2).replaceAll(";.*", ";Nobody"))
                .append('\n');
        Path file = Files.writeString(folder.resolve("plays.csv"), table);
        String job = folder.resolve("plays").toString();

        assertThat(refinery("init", "--from", file.toString(), job)).isZero();
        assertThat(out).contains("Input {{User_question}}: the column 'User question'", "14 cases", "Evaluator: exact");
        assertThat(refinery("optimize", job, "--print-config")).isZero();
        assertThat(out).contains("{{User_question}}");
        assertThat(refinery(
                        "evaluate", job, "--results", folder.resolve("results").toString()))
                .isZero();
        assertThat(out).contains("14/14");
        assertThat(err)
                .contains("note: 1 case contradicts an earlier one: ", "expects 'Nobody'")
                .contains("note: 1 case asks the same");
        assertThat(refinery("init", "--from", file.toString(), job)).isEqualTo(2);
        assertThat(err).contains("is there already");
    }

    @Test
    void theExampleRuns() {
        String job = folder.resolve("example").toString();
        assertThat(refinery("init", job)).isZero();
        assertThat(out).contains("refinery evaluate " + job);
        assertThat(refinery("optimize", job, "--print-config")).isZero();
        assertThat(refinery(
                        "evaluate", job, "--results", folder.resolve("results").toString()))
                .isZero();
        assertThat(out).contains("30/30");
    }

    @Test
    void wrongUseIsExplained() throws IOException {
        assertThat(refinery("init")).isEqualTo(2);
        assertThat(err).contains("init needs a folder");
        assertThat(refinery("init", "--from", folder.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(err).contains("there is no file");
        Path file = Files.write(folder.resolve("a.csv"), List.of("q,answer", "\"a,b"));
        assertThat(refinery(
                        "init", "--from", file.toString(), folder.resolve("job").toString()))
                .isEqualTo(2);
        assertThat(err).contains("a.csv:2: broken CSV");
        assertThat(folder.resolve("job")).doesNotExist();
    }

    private int refinery(String... arguments) {
        Output output =
                Output.of(Map.of("REFINERY_CACHE_DIR", folder.resolve("cache").toString()), arguments);
        out = output.out();
        err = output.err();
        return output.code();
    }
}
