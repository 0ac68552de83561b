package org.promptrefinery.evaluators.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;

class CaseFileTest {

    private static final String GOOD = "{\"inputs\": {\"q\": \"Who?\"}, \"expected\": \"Bob\"}";

    @TempDir
    Path folder;

    @Test
    void readsEveryField() throws IOException {
        Case read = read("{\"id\": \"a\", \"inputs\": {\"q\": \"Who?\", \"n\": 1.50}, \"expected\": [\"Bob\", 7],"
                        + " \"tags\": [\"y\", \"x\"], \"weight\": 2}")
                .getFirst();
        assertThat(read.id()).isEqualTo("a");
        assertThat(read.inputs()).isEqualTo(Map.of("q", "Who?", "n", "1.50"));
        assertThat(read.references()).containsExactly("Bob", "7");
        assertThat(read.tags()).containsExactly("x", "y");
        assertThat(read.weight()).isEqualTo(2);
    }

    @Test
    void idsFollowFromContentNotFromKeyOrder() throws IOException {
        String one = read("{\"inputs\": {\"a\": \"1\", \"b\": \"2\"}, \"expected\": \"x\"}")
                .getFirst()
                .id();
        String two = read("{\"expected\": \"x\", \"inputs\": {\"b\": \"2\", \"a\": \"1\"}}")
                .getFirst()
                .id();
        String other = read("{\"inputs\": {\"a\": \"1\", \"b\": \"2\"}, \"expected\": \"y\"}")
                .getFirst()
                .id();
        assertThat(one).isEqualTo(two).isNotEqualTo(other);
    }

    @Test
    void equalLinesGetDifferentIds() throws IOException {
        assertThat(read(GOOD, GOOD, GOOD).stream().map(Case::id).distinct()).hasSize(3);
    }

    @Test
    void toleratesByteOrderMarkBlankLinesAndWindowsLineEnds() throws IOException {
        assertThat(read("\uFEFF" + GOOD + "\r", "", "  ", GOOD.replace("Who", "Whom")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"inputs": {"q": "x"}, "expected": "y"                    | broken JSON
            [1]                                                       | a case is a JSON object
            {"inputs": {"q": "x"}}                                    | 'expected' is missing
            {"expected": "y"}                                         | 'inputs' is missing
            {"inputs": {}, "expected": "y"}                           | 'inputs' is {}
            {"inputs": "x", "expected": "y"}                          | 'inputs' is "x"
            {"inputs": {"q": {"a": 1}}, "expected": "y"}              | the input 'q' is {"a":1}
            {"inputs": {"my q": "x"}, "expected": "y"}                | the input name 'my q'
            {"inputs": {"q": "x"}, "expected": null}                  | 'expected' is null
            {"inputs": {"q": "x"}, "expected": []}                    | 'expected' is []
            {"inputs": {"q": "x"}, "expcted": "y"}                    | Maybe 'expected'?
            {"inputs": {"q": "x"}, "expected": "y", "weight": 0}      | 'weight' is 0
            {"inputs": {"q": "x"}, "expected": "y", "weight": "1"}    | 'weight' is "1"
            {"inputs": {"q": "x"}, "expected": "y", "tags": 3}        | 'tags' is 3
            {"inputs": {"q": "x"}, "expected": "y", "id": 3}          | 'id' is 3
            {"inputs": {"q": "x", "q": "z"}, "expected": "y"}         | Duplicate field 'q'
            {"inputs": {"other": "x"}, "expected": "y"}               | the inputs are [other], but those of the cases before are [q]
            """)
    void namesFileLineAndWhatIsWrong(String line, String message) throws IOException {
        Path file = write(GOOD, line.strip());
        assertThatThrownBy(() -> CaseFile.read(CaseSource.of(file), 1, Optional.of("exact")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(file + ":2")
                .hasMessageContaining(message.strip());
    }

    @Test
    void refusesAnIdThatWasUsedBefore() throws IOException {
        Path file = write("{\"id\": \"a\", " + GOOD.substring(1), "{\"id\": \"a\", " + GOOD.substring(1));
        assertThatThrownBy(() -> CaseFile.read(CaseSource.of(file), 1, Optional.of("exact")))
                .hasMessageContaining(file + ":2: the id 'a' was used at " + file + ":1");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path file = write("", "");
        assertThatThrownBy(() -> CaseFile.read(CaseSource.of(file), 1, Optional.of("exact")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("holds no cases");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("cases.jsonl"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CaseFile.read(CaseSource.of(file), 1, Optional.of("exact")))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void suggestsTheFileThatWasMeant() throws IOException {
        write(GOOD);
        assertThatThrownBy(() -> CaseFile.read(CaseSource.of(folder.resolve("case.jsonl")), 1, Optional.empty()))
                .hasMessageContaining("Maybe 'cases.jsonl'?");
    }

    private List<Case> read(String... lines) throws IOException {
        return CaseFile.read(CaseSource.of(write(lines)), 1, Optional.of("exact"))
                .cases();
    }

    private Path write(String... lines) throws IOException {
        return Files.writeString(folder.resolve("cases.jsonl"), String.join("\n", lines));
    }
}
