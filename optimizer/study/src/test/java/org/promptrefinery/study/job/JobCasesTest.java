package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.study.job.JobText.SMALLEST;
import static org.promptrefinery.study.job.JobText.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.cases.Columns;

/** What a job says of its cases. */
class JobCasesTest {

    @TempDir
    Path folder;

    @Test
    void theColumnsOfATableGetTheirMeaning() throws IOException {
        Job job = read(
                folder,
                SMALLEST.replace(
                        "cases: cases.jsonl",
                        "cases: {file: x.csv, sample: 50, inputs: {question: \"User question\"}, expected: answer, id: nr,"
                                + " tags: [kind], weight: w}"));
        assertThat(job.cases())
                .isEqualTo(new CaseSource(
                        folder.resolve("x.csv"),
                        new Columns(
                                Map.of("question", "User question"),
                                Map.of("expected", "answer", "id", "nr", "weight", "w"),
                                List.of("kind")),
                        OptionalInt.of(50)));
        assertThat(CasesReader.read(CasesReader.write(job.cases()), new Place("", Map.of(), ""), folder.resolve("j")))
                .isEqualTo(job.cases());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {expected: a}                         | cases: the field 'file' is missing
            {file: x.csv, expcted: a}             | cases: unknown field 'expcted'. Maybe 'expected'?
            {file: x.csv, sample: 0}              | cases.sample: '0' must be a whole number from 1
            {file: x.csv, expected: [a]}          | cases.expected: '["a"]' must be a text
            {file: x.csv, inputs: [my q]}         | cases.inputs: 'my q' cannot be used in a template
            {file: x.csv, tags: [""]}             | cases.tags: must be a list of columns
            [x.csv]                               | must be a map with [file, sample
            """)
    void aWrongMeaningIsExplained(String cases, String message) {
        assertThatThrownBy(() -> read(folder, SMALLEST.replace("cases.jsonl", cases.strip())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:3: ")
                .hasMessageContaining(message.strip());
    }

    @Test
    void aSampleOfTheCasesFollowsFromTheSeed() throws IOException {
        StringBuilder table = new StringBuilder("question,expected\n");
        for (int i = 0; i < 1000; i++) {
            table.append(i).append(",x\n");
        }
        table.append("7,y\n");
        Files.writeString(folder.resolve("x.csv"), table);
        String sampled = SMALLEST.replace("cases.jsonl", "{file: x.csv, sample: 40}");
        List<Case> cases = Material.of(read(folder, sampled)).cases();
        assertThat(cases)
                .hasSize(40)
                .isEqualTo(Material.of(read(folder, sampled)).cases());
        assertThat(Material.of(read(folder, sampled + "seed: 2\n")).cases()).isNotEqualTo(cases);
        assertThat(Material.of(read(folder, SMALLEST.replace("cases.jsonl", "x.csv")))
                        .notices()
                        .getFirst())
                .contains("x.csv:1002 expects 'y', but ");
    }

    @Test
    void aVariableThatNoCaseHasIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("cases.jsonl"), "{\"inputs\": {\"question\": \"Who?\"}, \"expected\": \"Bob\"}\n");
        Job job = read(folder, SMALLEST.replace("{{question}}", "{{questoin}}"));
        assertThatThrownBy(() -> Material.of(job))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("{{questoin}}")
                .hasMessageContaining("Maybe 'question'?");
    }
}
