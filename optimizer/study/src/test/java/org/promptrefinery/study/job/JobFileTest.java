package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.study.job.JobText.SMALLEST;
import static org.promptrefinery.study.job.JobText.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class JobFileTest {

    @TempDir
    Path folder;

    @Test
    void everythingElseHasADefault() throws IOException {
        Job job = read(folder, SMALLEST);
        assertThat(job.name()).isEqualTo(folder.getFileName().toString());
        assertThat(job.chain().prompt(0).sections()).isEmpty();
        assertThat(job.search().seed()).isEqualTo(1);
        assertThat(job.evaluation().fingerprint()).contains("exact");
        assertThat(job.cases()).isEqualTo(CaseSource.of(folder.resolve("cases.jsonl")));
    }

    @Test
    void unscoredAnswersAndCalibrationHaveSettings() throws IOException {
        Job usual = read(folder, SMALLEST);
        assertThat(usual.search().limits().maxUnscored()).isEqualTo(0.1);
        assertThat(usual.uncalibrated()).isEmpty();
        assertThat(Yaml.write(JobWriter.tree(usual))).contains("max_unscored: 0.1", "require_kappa: null");

        Job strict = read(folder, SMALLEST + "max_unscored: 0\nrequire_kappa: 0.7\n");
        assertThat(strict.search().limits().maxUnscored()).isZero();
        assertThat(strict.uncalibrated()).containsOnlyKeys("exact(trim,whitespace)");
        Files.writeString(folder.resolve("calibration.json"), """
                [{"evaluator": "exact(trim,whitespace)", "version": "2",
                  "kappa": {"value": 0.8, "low": 0.6, "high": 1.0}, "n": 40, "date": "2026-11-25"}]
                """);
        assertThat(read(folder, SMALLEST + "require_kappa: 0.7\n").uncalibrated())
                .isEmpty();
        assertThat(read(folder, SMALLEST + "require_kappa: 0.9\n").uncalibrated())
                .hasSize(1);
        assertThat(Yaml.write(JobWriter.tree(read(folder, SMALLEST + "require_kappa: 0.9\n"))))
                .contains("require_kappa: 0.9");
    }

    @Test
    void readsSectionsInBothForms() throws IOException {
        Job job = read(
                folder,
                SMALLEST.replace(
                        "{user:", "{system: [\"Be kind.\", {role: rule, text: \"Say A.\", frozen: true}], user:"));
        assertThat(job.chain().prompt(0).sections())
                .containsExactly(new Section(Role.INSTRUCTION, "Be kind."), new Section(Role.RULE, "Say A.", true));
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Files.writeString(
                folder.resolve("job.yaml"),
                SMALLEST + "seed: 5\nsearch: {children: 7, patience: 2, finalists: 3, ablation: 0}\n");
        Map<String, String> environment = Settings.of(
                Map.of("REFINERY_SEED", "6", "REFINERY_SEARCH_CHILDREN", "8", "REFINERY_MODEL_TASK", "gguf:x"));
        Job job = JobFile.read(folder, environment, Map.of("seed", "7"));
        assertThat(job.search().seed()).isEqualTo(7);
        assertThat(job.search().size().children()).isEqualTo(8);
        assertThat(job.search().size().patience()).isEqualTo(2);
        assertThat(job.search().goal().finalists()).isEqualTo(3);
        assertThat(job.search().ablation()).isZero();
        assertThat(job.model().spec()).isEqualTo("gguf:x");
    }

    @Test
    void whatIsPrintedReadsAsTheSameJob() throws IOException {
        Job job = read(folder, SMALLEST + "evaluators: [exact: {normalize: [case]}, forbidden: {words: [a b]}]\n");
        Path again = Files.createDirectory(folder.resolve("again"));
        String printed = Yaml.write(JobWriter.tree(job));
        Files.writeString(again.resolve("job.yaml"), printed);
        assertThat(Yaml.write(JobWriter.tree(JobFile.read(again, Map.of(), Map.of()))))
                .isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            serch: {children: 3}               | unknown field 'serch'. Maybe 'search'?
            search: {childern: 3}              | search: unknown field 'childern'. Maybe 'children'?
            search: {children: 0}              | search.children: '0' must be a whole number from 1
            search: {ablation: -1}             | search.ablation: '-1' must be a whole number from 0
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
        assertThatThrownBy(() -> read(folder, SMALLEST + line.strip() + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml")
                .hasMessageContaining(message.strip());
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> read(folder, "name: x\n")).hasMessageContaining("the field 'model' is missing");
        assertThatThrownBy(() -> read(folder, "model: {task: \"embedded:bard\"}\n"))
                .hasMessageContaining("the field 'prompt' is missing");
        assertThatThrownBy(() -> read(folder, SMALLEST.replace("{{question}}", "Hello")))
                .hasMessageContaining("shows the model nothing of a case");
        assertThatThrownBy(() -> read(folder, "")).isInstanceOf(BadInput.class).hasMessageContaining("holds none");
        assertThatThrownBy(() -> JobFile.read(folder.resolve("nowhere"), Map.of(), Map.of()))
                .hasMessageContaining("there is no job");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThatThrownBy(() -> read(folder, SMALLEST + "search: {children: 3\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:");
        assertThatThrownBy(() -> read(folder, SMALLEST + "cases: other.jsonl\n"))
                .hasMessageContaining("Duplicate");
    }

    @Test
    void namesTheLineOfAWrongField() {
        assertThatThrownBy(() -> read(folder, SMALLEST + "search:\n  children: 3\n  population: 0\n"))
                .hasMessageContaining("job.yaml:6: search.population: '0'");
        assertThatThrownBy(() -> read(folder, SMALLEST + "\nseedd: 3\n"))
                .hasMessageContaining("job.yaml:5: unknown field 'seedd'. Maybe 'seed'?");
        assertThatThrownBy(() -> read(
                        folder,
                        SMALLEST.replace("{user:", "\n  system:\n    - {role: rul, text: a}\n  user:")
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
}
