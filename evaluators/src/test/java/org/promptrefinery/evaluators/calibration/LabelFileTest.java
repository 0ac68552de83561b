package org.promptrefinery.evaluators.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;

class LabelFileTest {

    @TempDir
    Path folder;

    @Test
    void readsJsonLines() throws IOException {
        List<Label> labels = read("labels.jsonl", """
                {"case": "a", "label": "pass"}

                {"answer": "Bob", "label": false, "evaluator": "judge"}
                {"case": "b", "answer": "", "label": 0.25}
                """);
        assertThat(labels).extracting(Label::value).containsExactly(1.0, 0.0, 0.25);
        assertThat(labels.get(1).evaluator()).contains("judge");
        assertThat(labels.get(1).subject()).isEmpty();
        assertThat(labels.get(2).answer()).isEqualTo(Optional.of(""));
        assertThat(labels.get(2).where()).endsWith("labels.jsonl:4");
    }

    @Test
    void readsCsvWithQuotesAndBlankLabels() throws IOException {
        List<Label> labels = read("labels.csv", """
                case,label,answer
                a,PASS,"He said ""no"",
                twice"
                b,,Bob
                c,0.5,Bob
                """);
        assertThat(labels).extracting(Label::value).containsExactly(1.0, 0.5);
        assertThat(labels.getFirst().answer()).contains("He said \"no\",\ntwice");
    }

    @Test
    void aCopyOfVerdictsWithSomeLabelsWrittenInIsALabelFile() throws IOException {
        List<Label> labels = read("verdicts.jsonl", """
                {"prompt":"winner","case":"a","answer":"x","score":1.0,"evaluators":{}}
                {"prompt":"winner","case":"b","answer":"y","score":1.0,"evaluators":{},"label":"fail"}
                """);
        assertThat(labels).singleElement().satisfies(label -> assertThat(label.subject())
                .contains("b"));
    }

    @Test
    void reviewsSayOfEachAnswerWhetherItPasses() throws IOException {
        String line = """
                {"case":"%s","first":"A","second":"B","firstPrompt":"p","secondPrompt":"q","choice":"%s",%s"at":"2026-11-25T01:11:37Z"}
                """;
        List<Label> labels = read(
                "reviews.jsonl",
                line.formatted("one", "second", "")
                        + line.formatted("two", "both", "")
                        + line.formatted("three", "neither", "\"correction\":\"C\",")
                        + line.formatted("four", "first", "")
                        + line.formatted("four", "first", "\"undone\":true,")
                        + line.formatted("five", "both", "").replace("\"B\"", "\"A\""));
        assertThat(labels)
                .extracting(
                        label -> label.subject().orElseThrow() + label.answer().orElseThrow() + label.value())
                .containsExactly("oneA0.0", "oneB1.0", "twoA1.0", "twoB1.0", "threeA0.0", "threeB0.0", "fiveA1.0");
        assertThat(labels.get(1).where()).endsWith("reviews.jsonl:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"case": "a", "label": "good"}   | :1: label: 'good' must be pass, fail or a number from 0 to 1
            {"case": "a", "label": 1.5}      | :1: label: '1.5' must be
            {"case": "a", "label": "NaN"}    | :1: label: 'NaN' must be
            {"label": "pass"}                | :1: neither 'case' nor 'answer'
            {"case": "a"}                    | :1: the field 'label' is missing
            {"case": "a",                    | :1: broken JSON
            [1]                              | :1: a line must be a JSON object
            ``                               | holds no labels
            """)
    void saysWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> read("labels.jsonl", line == null ? "" : line))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMissingFileAndOneThatIsNoTextAreNamed() throws IOException {
        assertThatThrownBy(() -> LabelFile.read(folder.resolve("none.jsonl")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there is no file");
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xFF, 1});
        assertThatThrownBy(() -> LabelFile.read(binary))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("UTF-8");
    }

    private List<Label> read(String name, String text) throws IOException {
        return LabelFile.read(Files.writeString(folder.resolve(name), text));
    }
}
