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
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;

/** Files of other programs; their forms are those of the programs' documentation. */
class FormatsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a.json  | [{"question": "Who?", "expected": "Bob"}, {"question": "Why?", "expected": "Joy"}]
            b.json  | {"version": 1, "cases": [{"question": "Who?", "expected": "Bob"}, {"question": "Why?", "expected": "Joy"}]}
            c.json  | {"question": "Who?", "expected": "Bob"}\\n{"question": "Why?", "expected": "Joy"}
            d.jsonl | {"question": "Who?", "expected": "Bob"}\\n{"question": "Why?", "expected": "Joy"}
            e.jsonl | [{"question": "Who?", "expected": "Bob"},\\n{"question": "Why?", "expected": "Joy"}]
            f.yaml  | - question: Who?\\n  expected: Bob\\n- {question: \"Why?\", expected: Joy}
            g.yml   | about: x\\nitems:\\n  - {question: \"Who?\", expected: Bob}\\n  - {question: \"Why?\", expected: Joy}
            h.csv   | question,expected\\nWho?,Bob\\nWhy?,Joy
            i.csv   | question;expected\\r\\n"Who?";Bob\\r\\n\\r\\nWhy?;"Joy"\\r\\n
            j.tsv   | question\\texpected\\nWho?\\tBob\\nWhy?\\tJoy
            k.txt   | question;expected\\nWho?;Bob\\nWhy?;Joy
            l       | - {question: \"Who?\", expected: Bob}\\n- {question: \"Why?\", expected: Joy}
            m.csv   | BOMquestion,expected,\\nWho?,Bob,\\nWhy?,Joy,
            """)
    void oneTableInManyForms(String name, String text) throws IOException {
        List<Case> cases = read(name, text.replace("BOM", "\uFEFF").translateEscapes());
        if (name.strip().equals("m.csv")) {
            assertThat(cases).extracting(Case::expected).containsExactly("Bob", "Joy");
            return;
        }
        assertThat(cases)
                .extracting(Case::inputs)
                .containsExactly(Map.of("question", "Who?"), Map.of("question", "Why?"));
        assertThat(cases).extracting(Case::expected).containsExactly("Bob", "Joy");
    }

    @Test
    void quotedCellsMayHoldQuotesDelimitersAndLines() throws IOException {
        List<Case> cases =
                read("a.csv", "q,expected,tags,weight,id\n\"a, \"\"b\"\"\nc\",x,\"t1; t2\",2.5,one\nd,y,,,\n");
        assertThat(cases.getFirst().inputs()).isEqualTo(Map.of("q", "a, \"b\"\nc"));
        assertThat(cases.getFirst().tags()).containsExactly("t1", "t2");
        assertThat(cases.getFirst().weight()).isEqualTo(2.5);
        assertThat(cases.getFirst().id()).isEqualTo("one");
        assertThat(cases.getLast().weight()).isEqualTo(1);
    }

    @Test
    void readsWhatSpreadsheetsCallUnicode() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.write(file, "\uFEFFq\texpected\nGr\u00fc\u00dfe\tja\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(cases(file).getFirst().inputs()).isEqualTo(Map.of("q", "Gr\u00fc\u00dfe"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a.csv  | q,expected\\n"two\\nlines",x\\nq,a,b             | a.csv:4: the row has 3 cells
            b.csv  | q,expected\\nx,y\\n"x,y                          | b.csv:3: broken CSV
            c.csv  | q,q\\nx,y                                        | c.csv:1: the column 'q' is there twice
            d.csv  | q,expected,weight\\nx,y,heavy                    | d.csv:2: the column 'weight' is "heavy"
            e.csv  | q,expected,weight\\nx,y,0                        | e.csv:2: 'weight' is 0
            f.csv  | q,expected\\na,b\\nx,                            | f.csv:3: 'expected' is missing
            g.csv  | my q,expected\\na,b                              | inputs: {my_q: "my q"}
            h.csv  | q,expected                                       | holds no cases
            i.json | [{"q": "a", "expected": "b"},\\n{"q": "a"}]      | i.json:2 (row 2): 'expected' is missing
            j.json | [{"q": "a", "expected": "b"}, 3]                 | j.json:1 (row 2): a case is an object
            k.json | [{"q": "a", "expected": "b"},\\n{"q" "a"}]       | k.json:2: broken JSON
            l.json | {"a": [{"q": 1}], "b": [{"q": 1}]}               | several lists: a, b; call the one with the cases 'cases'
            m.json | {"a": [1]}                                       | it needs a list of them
            n.yaml | - q: a\\n  expected: [b\\n                       | n.yaml:
            o.yaml | - &x {q: a, expected: b}\\n- *x                  | o.yaml:2: broken YAML: the alias *x is not followed
            p.yaml | just text                                        | must hold a list of cases
            q.dat  | just text                                        | cases are read from JSON lines, JSON, YAML, CSV
            r.dat  | PAR1                                             | is a Parquet file, which is not read
            s.xlsx | PK                                               | save it as CSV
            t.yaml | tests: file://x.csv                              | its tests are in file://x.csv; name that file instead
            u.yaml | tests:\\n  - file://x.csv                        | u.yaml:2 (row 1)
            w.json | [{"q": "a", "expected": "b"}]\\n[{"q": "c"}]     | w.json:2: there is more after the list
            v.csv  | q,expected\\na,b\\n\\n\\n"c\\nd","e\\nf"\\ng,    | v.csv:8: 'expected' is missing
            """)
    void namesThePlaceAndWhatWouldDo(String name, String text, String message) {
        assertThatThrownBy(() -> read(name, text.translateEscapes()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no", "Yes", "off", "true", "007", "1_000", "1.50", "1e3", "0x1F", "2026-01-02", "12:30", "~x"})
    void plainWordsOfYamlStayAsTheyWereWritten(String word) throws IOException {
        assertThat(read("a.yaml", "- q: " + word + "\n  expected: " + word + "\n"))
                .containsExactlyElementsOf(read("a.csv", "q,expected\n" + word + "," + word + "\n"));
    }

    @Test
    void openAiEvals() throws IOException {
        List<Case> cases = read("samples.jsonl", """
                {"input": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "2+2?"}], "ideal": "4"}
                {"input": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"}, {"role": "user", "content": [{"type": "text", "text": "3+3?"}]}], "ideal": ["6", "six"]}
                """);
        assertThat(cases.getFirst().inputs()).isEqualTo(Map.of("system", "Be brief.", "input", "2+2?"));
        assertThat(cases.getLast().inputs()).containsEntry("input", "user: Hi\nassistant: Yes?\nuser: 3+3?");
        assertThat(cases.getLast().references()).containsExactly("6", "six");
    }

    @Test
    void inspectSamples() throws IOException {
        Case sample = read("inspect.json", """
                [{"input": "Which is a fruit?", "choices": ["Car", "Pear"], "target": "B", "id": 7,
                  "metadata": {"category": "food", "author": "me"}, "sandbox": null}]
                """).getFirst();
        assertThat(sample.inputs()).isEqualTo(Map.of("input", "Which is a fruit?", "choices", "A) Car\nB) Pear"));
        assertThat(sample.expected()).isEqualTo("B");
        assertThat(sample.id()).isEqualTo("7");
        assertThat(sample.tags()).containsExactly("food");
    }

    @Test
    void langSmithExamples() throws IOException {
        Case example = read("examples.jsonl", """
                {"id": "e1", "inputs": {"question": "Who?", "n": 3}, "outputs": {"answer": "Bob", "why": {"a": 1}}, "metadata": {"dataset_split": ["test"]}, "dataset_id": "d"}
                """).getFirst();
        assertThat(example.inputs()).isEqualTo(Map.of("question", "Who?", "n", "3"));
        assertThat(example.references()).containsExactly("Bob");
        assertThat(example.tags()).containsExactly("test");
    }

    @Test
    void langSmithExamplesInATableAndWithoutOutputs() throws IOException {
        Case row = read(
                        "a.csv",
                        "inputs,outputs\n\"{\"\"question\"\": \"\"Who?\"\"}\",\"{\"\"answer\"\": \"\"Bob\"\"}\"\n")
                .getFirst();
        assertThat(row.inputs()).isEqualTo(Map.of("question", "Who?"));
        assertThat(row.expected()).isEqualTo("Bob");
        Path open =
                write("b.jsonl", "{\"inputs\": {\"question\": \"Who?\"}, \"outputs\": null, \"dataset_id\": \"d\"}");
        assertThat(CaseFile.read(CaseSource.of(open), 1, Optional.empty())
                        .cases()
                        .getFirst()
                        .references())
                .isEmpty();
    }

    @Test
    void langfuseDatasetsAsJsonAndAsCsv() throws IOException {
        Case item = read("items.json", """
                [{"id": "i1", "input": {"question": "Who?"}, "expectedOutput": {"text": "Bob"}, "status": "ACTIVE", "metadata": null}]
                """).getFirst();
        Case row = read(
                        "items.csv",
                        "id,input,expected_output,metadata\ni1,\"{\"\"question\"\": \"\"Who?\"\"}\",Bob,\n")
                .getFirst();
        assertThat(item.inputs()).isEqualTo(Map.of("question", "Who?")).isEqualTo(row.inputs());
        assertThat(item.expected()).isEqualTo("Bob").isEqualTo(row.expected());
    }

    @Test
    void langfuseTracesWithFeedback() throws IOException {
        CaseSet set = set("traces.json", """
                [{"id": "t1", "timestamp": "2026-01-01", "input": "Who?", "output": "Bob", "scores": [{"name": "user-feedback", "value": 1}]},
                 {"id": "t2", "timestamp": "2026-01-01", "input": "Why?", "output": "No", "scores": [{"name": "user-feedback", "value": 0}]},
                 {"id": "t3", "timestamp": "2026-01-01", "input": "When?", "output": "Now", "scores": []}]
                """, Optional.of("exact"));
        assertThat(set.cases()).extracting(Case::id).containsExactly("t1");
        assertThat(set.cases().getFirst().tags()).containsExactly("guard");
        assertThat(set.notices()).hasSize(2);
    }

    @Test
    void promptfooConfiguration() throws IOException {
        Path file = write("promptfooconfig.yaml", """
                prompts: ["Translate: {{text}}"]
                providers: [{id: openai:gpt-4}]
                defaultTest: {vars: {language: French}, assert: [{type: latency, threshold: 100}]}
                tests:
                  - vars: {text: Hello}
                    assert: [{type: equals, value: Bonjour}, {type: contains, value: jour}]
                  - vars: {text: Bye, language: Dutch}
                    assert: [{type: icontains-any, value: [dag, doei]}, {type: javascript, value: "1"}]
                """);
        Survey survey = CaseFile.pass(CaseSource.of(file), (_, _) -> {});
        List<Case> cases = cases(file);
        assertThat(cases.getFirst().inputs()).isEqualTo(Map.of("text", "Hello", "language", "French"));
        assertThat(cases.getFirst().expected()).isEqualTo("Bonjour");
        assertThat(cases.getLast().inputs()).containsEntry("language", "Dutch");
        assertThat(cases.getLast().references()).containsExactly("dag", "doei");
        assertThat(survey.suggested()).isEqualTo(Map.of("exact", 1, "contains", 1));
        assertThat(survey.notices().getFirst())
                .contains("javascript (1)", "latency (2)", "more than one reference (contains) (1)");
        assertThat(CaseFile.prompt(file)).contains("Translate: {{text}}");
    }

    @Test
    void promptfooTable() throws IOException {
        Path file = write("tests.csv", """
                text,__expected,__expected2,__description
                Hello,Bonjour,,x
                Bye,contains: revoir,is-json,y
                Thanks,grade: is polite,"regex: ^M",z
                """);
        Survey survey = CaseFile.pass(CaseSource.of(file), (_, _) -> {});
        assertThat(survey.suggested())
                .isEqualTo(Map.of("exact", 1, "contains", 1, "json", 1, Map.of("regex", Map.of("pattern", "^M")), 1));
        assertThat(survey.notices().getFirst()).contains("llm-rubric (1)");
        assertThatThrownBy(() -> cases(file)).hasMessageContaining("tests.csv:4: 'expected' is missing");
    }

    private List<Case> read(String name, String text) throws IOException {
        return cases(write(name, text));
    }

    private CaseSet set(String name, String text, Optional<String> needsReference) throws IOException {
        return CaseFile.read(CaseSource.of(write(name, text)), 1, needsReference);
    }

    private static List<Case> cases(Path file) {
        return CaseFile.read(CaseSource.of(file), 1, Optional.of("exact")).cases();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name.strip()), text);
    }
}
