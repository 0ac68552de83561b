package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.study.job.JobText.SMALLEST;
import static org.promptrefinery.study.job.JobText.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.study.supply.Sources;

/** What a job says of documents and examples, and what prompts may want of them. */
class SourcesFieldsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("docs"));
        Files.writeString(
                folder.resolve("more.jsonl"), "{\"inputs\": {\"question\": \"Who?\"}, \"expected\": \"I\"}\n");
        cases("question");
    }

    @Test
    void nothingIsLookedUpUnlessTheJobSaysSo() throws IOException {
        assertThat(read(folder, SMALLEST).sources()).isEqualTo(Sources.NONE);
        assertThat(read(folder, SMALLEST + "examples: false\n").sources()).isEqualTo(Sources.NONE);
        assertThat(JobWriter.tree(read(folder, SMALLEST)).has("examples")).isFalse();
    }

    @Test
    void documentsAndExamplesAreReadAndWritten() throws IOException {
        Optional<Path> docs = Optional.of(folder.resolve("docs"));
        Sources own = new Sources(docs, true, Optional.empty());
        Sources further = new Sources(docs, true, Optional.of(CaseSource.of(folder.resolve("more.jsonl"))));
        assertThat(again("documents: docs\nexamples: true\n")).isEqualTo(own);
        assertThat(again("documents: {folder: docs}\nexamples: more.jsonl\n")).isEqualTo(further);
        assertThat(again("documents: docs\nexamples: {file: more.jsonl, sample: 3}\n")
                        .further()
                        .orElseThrow()
                        .sample())
                .hasValue(3);
        assertThat(JobFile.read(folder, Map.of("documents", "docs"), Map.of("examples", "true"))
                        .sources())
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            documents: gone             | job.yaml:4: documents: 'gone' must be a folder of documents
            documents: gone             | but there is no
            documents: more.jsonl       | more.jsonl is a file
            documents: [docs]           | documents: '["docs"]' must be a text
            documents: {path: docs}     | documents: unknown field 'path'. Known are folder
            documents: {folder: gone}   | documents.folder: 'gone' must be a folder of documents
            examples: yes please        | job.yaml:4: examples: 'yes please' must be true, for those of the train split, or
            examples: []                | examples: '[]' must be a text
            examples: {fil: more.jsonl} | examples: unknown field 'fil'. Maybe 'file'?
            """)
    void whatIsWrongIsSaid(String line, String message) {
        assertThatThrownBy(() -> read(folder, SMALLEST + line + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{passages_3_w40_inputs_lines}}   | the job has no documents to take passages from; add 'documents: FOLDER'
            {{examples_3_near_question}}      | the job shows no examples; add 'examples: true'
            {{examples_99_near_question}}     | 'answer': {{examples_99_near_question}} is no look-up of examples
            {{passages_3_40_inputs_lines}}    | they read {{passages_N_wWORDS_QUERY_LAYOUT}} with N from 1 to 20
            """)
    void whatAPromptWantsMustBeOnOffer(String variable, String message) throws IOException {
        Job job = read(folder, SMALLEST.replace("{user:", "{system: \"" + variable + "\", user:"));
        assertThatThrownBy(() -> Material.of(job)).isInstanceOf(BadInput.class).hasMessageContaining(message);
    }

    @Test
    void whatIsOnOfferMayBeWanted() throws IOException {
        Job job = read(
                folder,
                SMALLEST.replace(
                                "{user:",
                                "{system: \"{{passages_3_w40_inputs_lines}} {{examples_3_near_question}}\", user:")
                        + "documents: docs\nexamples: true\n");
        assertThat(Material.of(job).cases()).hasSize(12);
    }

    @Test
    void noInputAndNoPromptIsNamedLikeALookUp() throws IOException {
        cases("examples_3");
        Job job = read(folder, SMALLEST.replace("question", "examples_3"));
        assertThatThrownBy(() -> Material.of(job))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("have an input 'examples_3', but names that begin like");
        cases("question");
        String two = "prompts: {passages_1: {user: \"{{question}}\"}, b: {user: \"{{passages_1}}\"}}";
        Job chain = read(folder, SMALLEST.replace("prompt: {user: \"{{question}}\"}", two));
        assertThatThrownBy(() -> Material.of(chain))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there is a prompt 'passages_1', but names that begin like");
    }

    @Test
    void examplesAreForTheLastPromptOfAChain() throws IOException {
        String two = "prompts: {a: {user: \"{{examples_1_near_arrow}} {{question}}\"}, b: {user: \"{{a}}\"}}";
        Job chain = read(folder, SMALLEST.replace("prompt: {user: \"{{question}}\"}", two) + "examples: true\n");
        assertThatThrownBy(() -> Material.of(chain))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("right answers, which examples show, are known for the last prompt only");
    }

    private Sources again(String lines) throws IOException {
        Job job = read(folder, SMALLEST + lines);
        return read(folder, Yaml.write(JobWriter.tree(job))).sources();
    }

    private void cases(String input) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            lines.append("{\"inputs\": {\"%s\": \"Who is %d?\"}, \"expected\": \"I\"}\n".formatted(input, i));
        }
        Files.writeString(folder.resolve("cases.jsonl"), lines);
    }
}
