package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.retrieval.documents.Document;
import org.promptrefinery.retrieval.documents.Documents;

/** The jobs that ship: each is well formed, and on some of its cases the technique wins that its README names. */
class TechniquesTest {

    private static final Path DATASETS = Path.of("../../datasets");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CASES = 32;

    @TempDir
    Path folder;

    @Test
    void examplesWinWhereTheFormatInWordsLeadsAway() throws IOException {
        copy("extract");
        assertThat(score("extract", "examples")).isGreaterThan(0.75).isGreaterThan(score("extract", "rule") + 0.1);
    }

    @Test
    void givenFactsWinWhereTheModelCannotKnow() throws IOException {
        copy("facts");
        assertThat(score("facts", "facts")).isGreaterThan(0.8);
        assertThat(score("facts", "rule")).isLessThan(0.15);
        assertThat(score("facts", "examples")).isLessThan(0.15);
    }

    @Test
    void factsWithAFormatWinWhereNeitherDoes() throws IOException {
        copy("edition");
        double both = score("edition", "both");
        assertThat(both).isGreaterThan(0.8);
        for (String technique : List.of("rule", "examples", "facts")) {
            assertThat(score("edition", technique)).as(technique).isLessThan(both - 0.2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"romeo", "tickets", "extract", "facts", "edition"})
    void asksNothingTwiceAndTagsAll(String name) throws IOException {
        Set<String> asked = new HashSet<>();
        for (String line : Files.readAllLines(DATASETS.resolve(name).resolve("cases.jsonl"))) {
            JsonNode one = JSON.readTree(line);
            assertThat(asked.add(one.path("inputs").toString().toLowerCase(Locale.ROOT)))
                    .as(line)
                    .isTrue();
            assertThat(one.path("expected").asText()).as(line).isNotBlank();
            assertThat(one.path("tags").size()).as(line).isEqualTo(1);
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts", "edition"})
    void everyFormOfDocumentIsReadAndHoldsItsShareOfTheFacts(String name) {
        Documents documents = Documents.read(DATASETS.resolve(name).resolve("documents"));
        assertThat(documents.skipped()).isEmpty();
        assertThat(documents.all())
                .extracting(Document::name)
                .containsExactly("plays-1.txt", "plays-2.md", "plays-3.html", "plays-4.pdf");
        assertThat(documents.all()).allSatisfy(document -> assertThat(document.text()
                        .replaceAll("\\s+", " ")
                        .split(
                                "(?<= )[A-Z][a-z]+ (loved|feared|trusted|served|envied|admired|wrote to) [A-Z][a-z]+\\.",
                                -1))
                .hasSize(9 * 7 + 1));
    }

    private void copy(String name) throws IOException {
        Path job = Files.createDirectories(folder.resolve(name));
        try (var files = Files.walk(DATASETS.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = job.resolve(DATASETS.resolve(name).relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
        Path cases = job.resolve("cases.jsonl");
        Files.write(cases, Files.readAllLines(cases).subList(0, CASES));
    }

    private double score(String name, String prompt) throws IOException {
        Path job = folder.resolve(name);
        Output output = Output.of(
                Map.of(),
                "evaluate",
                job.toString(),
                "--prompt",
                job.resolve(prompt + ".prompt").toString(),
                "--results",
                folder.resolve("results").toString(),
                "--json");
        assertThat(output.code()).as(output.err()).isZero();
        return JSON.readTree(output.out()).path("score").asDouble();
    }
}
