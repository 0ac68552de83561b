package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.cases.Columns;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class JobFileTest {

    private static final String SMALLEST = """
            model: {task: "embedded:bard"}
            prompt: {user: "{{question}}"}
            cases: cases.jsonl
            """;

    @TempDir
    Path folder;

    @Test
    void everythingElseHasADefault() throws IOException {
        Job job = read(SMALLEST);
        assertThat(job.name()).isEqualTo(folder.getFileName().toString());
        assertThat(job.prompt().sections()).isEmpty();
        assertThat(job.search().seed()).isEqualTo(1);
        assertThat(job.evaluation().fingerprint()).contains("exact");
        assertThat(job.cases()).isEqualTo(CaseSource.of(folder.resolve("cases.jsonl")));
    }

    @Test
    void unscoredAnswersAndCalibrationHaveSettings() throws IOException {
        Job usual = read(SMALLEST);
        assertThat(usual.search().maxUnscored()).isEqualTo(0.1);
        assertThat(usual.uncalibrated()).isEmpty();
        assertThat(Yaml.write(JobWriter.tree(usual))).contains("max_unscored: 0.1", "require_kappa: null");

        Job strict = read(SMALLEST + "max_unscored: 0\nrequire_kappa: 0.7\n");
        assertThat(strict.search().maxUnscored()).isZero();
        assertThat(strict.uncalibrated()).containsOnlyKeys("exact(trim,whitespace)");
        Files.writeString(folder.resolve("calibration.json"), """
                [{"evaluator": "exact(trim,whitespace)", "version": "2",
                  "kappa": {"value": 0.8, "low": 0.6, "high": 1.0}, "n": 40, "date": "2026-11-25"}]
                """);
        assertThat(read(SMALLEST + "require_kappa: 0.7\n").uncalibrated()).isEmpty();
        assertThat(read(SMALLEST + "require_kappa: 0.9\n").uncalibrated()).hasSize(1);
        assertThat(Yaml.write(JobWriter.tree(read(SMALLEST + "require_kappa: 0.9\n"))))
                .contains("require_kappa: 0.9");
    }

    @Test
    void readsSectionsInBothForms() throws IOException {
        Job job = read(SMALLEST.replace(
                "{user:", "{system: [\"Be kind.\", {role: rule, text: \"Say A.\", frozen: true}], user:"));
        assertThat(job.prompt().sections())
                .containsExactly(new Section(Role.INSTRUCTION, "Be kind."), new Section(Role.RULE, "Say A.", true));
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), SMALLEST + "seed: 5\nsearch: {children: 7, patience: 2}\n");
        Map<String, String> environment = Settings.of(
                Map.of("REFINERY_SEED", "6", "REFINERY_SEARCH_CHILDREN", "8", "REFINERY_MODEL_TASK", "gguf:x"));
        Job job = JobFile.read(folder, environment, Map.of("seed", "7"));
        assertThat(job.search().seed()).isEqualTo(7);
        assertThat(job.search().children()).isEqualTo(8);
        assertThat(job.search().patience()).isEqualTo(2);
        assertThat(job.model().spec()).isEqualTo("gguf:x");
    }

    @Test
    void whatIsPrintedReadsAsTheSameJob() throws IOException {
        Job job = read(SMALLEST + "evaluators: [exact: {normalize: [case]}, forbidden: {words: [a b]}]\n");
        Path again = Files.createDirectory(folder.resolve("again"));
        String printed = Yaml.write(JobWriter.tree(job));
        Files.writeString(again.resolve("job.yaml"), printed);
        assertThat(Yaml.write(JobWriter.tree(JobFile.read(again, Map.of(), Map.of()))))
                .isEqualTo(printed);
    }

    @Test
    void aJobNamesItsJudges() throws IOException {
        String rubric = "evaluators: [rubric: {criteria: polite}]\n";
        assertThat(read(SMALLEST).judges()).isEmpty();
        Job one = read(SMALLEST.replace("\"}\nprompt", "\", judge: \"gguf:j\"}\nprompt") + rubric);
        assertThat(one.judges()).containsExactly("gguf:j");
        assertThat(one.evaluation().fingerprint()).contains("/gguf:j weight");
        assertThat(Yaml.write(JobWriter.tree(one))).contains("judge: gguf:j");
        Job two = read(SMALLEST.replace("\"}\nprompt", "\", judge: [\"gguf:j\", \"gguf:k\"]}\nprompt") + rubric);
        assertThat(two.judges()).containsExactly("gguf:j", "gguf:k");
        assertThat(JobFile.read(folder, Map.of("model.judge", "gguf:e"), Map.of())
                        .judges())
                .containsExactly("gguf:e");
    }

    @Test
    void theModelThatIsPromptedIsNoJudgeUnlessItIsNamedAsOne() {
        for (String evaluator : List.of("rubric: {criteria: polite}", "factuality", "pairwise")) {
            assertThatThrownBy(() -> read(SMALLEST + "evaluators:\n  - exact\n  - " + evaluator + "\n"))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("job.yaml:4: evaluators[1]")
                    .hasMessageContaining("must name one in 'model.judge'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"gguf:j\", \"gguf:j\"]", "[{a: b}]", "{a: b}", "\" \""})
    void saysWhatAJudgeMustBe(String judge) {
        assertThatThrownBy(() -> read(SMALLEST.replace("\"}\nprompt", "\", judge: " + judge + "}\nprompt")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:1: model.judge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            serch: {children: 3}               | unknown field 'serch'. Maybe 'search'?
            search: {childern: 3}              | search: unknown field 'childern'. Maybe 'children'?
            search: {children: 0}              | search.children: '0' must be a whole number from 1
            search: {children: many}           | search.children: 'many' must be a whole number
            search: {children: 2.5}            | search.children: '2.5' must be a whole number
            search: 7                          | search: '7' must be a map
            seed: x                            | seed: 'x' must be a whole number
            split: {train: 0}                  | split.train: '0' must be a number
            budget: {minutes: -1}              | budget.minutes: '-1' must be a number
            evaluators: exact                  | evaluators: must be a list
            evaluators: [exakt]                | Maybe 'exact'?
            max_unscored: 1.5                  | max_unscored: '1.5' must be a number from 0
            require_kappa: good                | require_kappa: 'good' must be a number from 0
            name: a/b                          | name: 'a/b' names run folders
            """)
    void saysWhichFieldIsWrongAndWhatWouldDo(String line, String message) {
        assertThatThrownBy(() -> read(SMALLEST + line.strip() + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml")
                .hasMessageContaining(message.strip());
    }

    @Test
    void theColumnsOfATableGetTheirMeaning() throws IOException {
        Job job = read(SMALLEST.replace(
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
        assertThatThrownBy(() -> read(SMALLEST.replace("cases.jsonl", cases.strip())))
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
        List<Case> cases = Material.of(read(sampled)).cases();
        assertThat(cases).hasSize(40).isEqualTo(Material.of(read(sampled)).cases());
        assertThat(Material.of(read(sampled + "seed: 2\n")).cases()).isNotEqualTo(cases);
        assertThat(Material.of(read(SMALLEST.replace("cases.jsonl", "x.csv")))
                        .notices()
                        .getFirst())
                .contains("x.csv:1002 expects 'y', but ");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> read("name: x\n")).hasMessageContaining("the field 'model' is missing");
        assertThatThrownBy(() -> read("model: {task: \"embedded:bard\"}\n"))
                .hasMessageContaining("the field 'prompt' is missing");
        assertThatThrownBy(() -> read(SMALLEST.replace("{{question}}", "Hello")))
                .hasMessageContaining("shows the model nothing of a case");
        assertThatThrownBy(() -> read("")).isInstanceOf(BadInput.class).hasMessageContaining("holds none");
        assertThatThrownBy(() -> JobFile.read(folder.resolve("nowhere"), Map.of(), Map.of()))
                .hasMessageContaining("there is no job");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThatThrownBy(() -> read(SMALLEST + "search: {children: 3\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:");
        assertThatThrownBy(() -> read(SMALLEST + "cases: other.jsonl\n")).hasMessageContaining("Duplicate");
    }

    @Test
    void namesTheLineOfAWrongField() {
        assertThatThrownBy(() -> read(SMALLEST + "search:\n  children: 3\n  population: 0\n"))
                .hasMessageContaining("job.yaml:6: search.population: '0'");
        assertThatThrownBy(() -> read(SMALLEST + "\nseedd: 3\n"))
                .hasMessageContaining("job.yaml:5: unknown field 'seedd'. Maybe 'seed'?");
        assertThatThrownBy(() -> read(SMALLEST.replace("{user:", "\n  system:\n    - {role: rul, text: a}\n  user:")
                        .replace("\"}\ncases", "\"\ncases")))
                .hasMessageContaining("job.yaml:4: prompt.system[0].role: unknown role 'rul'. Maybe 'rule'?");
    }

    @Test
    void aWrongValueIsBlamedOnWhatSetIt() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), SMALLEST + "seed: 5\n");
        assertThatThrownBy(() -> JobFile.read(folder, Map.of(), Map.of("seed", "x")))
                .hasMessageStartingWith("the flag for seed: 'x' must be a whole number");
        assertThatThrownBy(() -> JobFile.read(folder, Map.of("seed", "x"), Map.of()))
                .hasMessageStartingWith("REFINERY_SEED: 'x' must be a whole number");
    }

    @Test
    void unknownSettingsAreExplained() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), SMALLEST);
        assertThatThrownBy(() -> JobFile.read(folder, Map.of(), Map.of("search.childern", "3")))
                .hasMessageContaining("Maybe 'search.children'?");
    }

    @Test
    void aVariableThatNoCaseHasIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("cases.jsonl"), "{\"inputs\": {\"question\": \"Who?\"}, \"expected\": \"Bob\"}\n");
        Job job = read(SMALLEST.replace("{{question}}", "{{questoin}}"));
        assertThatThrownBy(() -> Material.of(job))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("{{questoin}}")
                .hasMessageContaining("Maybe 'question'?");
    }

    private Job read(String text) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), text);
        return JobFile.read(folder, Map.of(), Map.of());
    }
}
