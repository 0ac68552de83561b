package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.cases.Columns;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Price;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.serving.ServingLimits;
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
        assertThat(usual.search().limits().maxUnscored()).isEqualTo(0.1);
        assertThat(usual.uncalibrated()).isEmpty();
        assertThat(Yaml.write(JobWriter.tree(usual))).contains("max_unscored: 0.1", "require_kappa: null");

        Job strict = read(SMALLEST + "max_unscored: 0\nrequire_kappa: 0.7\n");
        assertThat(strict.search().limits().maxUnscored()).isZero();
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
        Files.writeString(
                folder.resolve("job.yaml"), SMALLEST + "seed: 5\nsearch: {children: 7, patience: 2, finalists: 3}\n");
        Map<String, String> environment = Settings.of(
                Map.of("REFINERY_SEED", "6", "REFINERY_SEARCH_CHILDREN", "8", "REFINERY_MODEL_TASK", "gguf:x"));
        Job job = JobFile.read(folder, environment, Map.of("seed", "7"));
        assertThat(job.search().seed()).isEqualTo(7);
        assertThat(job.search().size().children()).isEqualTo(8);
        assertThat(job.search().size().patience()).isEqualTo(2);
        assertThat(job.search().goal().finalists()).isEqualTo(3);
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
    void whatIsSettledForModelsAndMoneyIsRead() throws IOException {
        Job job = read("""
                model: {task: "openai:m@http://h:1/v1", judge: "gguf:j", max_tokens: 9, top_p: 0.5, stop: [END],
                  extra: {top_k: 20, a: {b: [1]}}, labels: [K, M]}
                models:
                  "openai:m@http://h:1/v1":
                    {in_flight: 256, requests_per_minute: 60, tokens_per_minute: 5000, timeout: 1.5, deadline: 600,
                     key: MY_KEY, price: {in: 0.15, out: 0.60}}
                  "gguf:j": {price: {in: 0, out: 0}}
                prompt: {user: "{{question}}"}
                cases: cases.jsonl
                max_quarantined: 0.2
                budget: {tokens_in: 1000, money: 2.5, minutes: 3, judge: {completions: 7, money: 1}}
                """);
        ModelTerms terms = job.terms().get("openai:m@http://h:1/v1");
        assertThat(terms)
                .isEqualTo(new ModelTerms(
                        new ServingLimits(
                                256,
                                OptionalInt.of(60),
                                OptionalLong.of(5000),
                                Duration.ofMillis(1500),
                                Duration.ofMinutes(10)),
                        Optional.of("MY_KEY"),
                        Optional.of(new Price(0.15, 0.6))));
        assertThat(job.sampling())
                .isEqualTo(new Sampling(0, 0.5, 9, 1, List.of("END"), "{\"a\":{\"b\":[1]},\"top_k\":20}"));
        assertThat(job.model().constraint()).hasValue(new Constraint.Labels(List.of("K", "M")));
        assertThat(job.maxQuarantined()).isEqualTo(0.2);
        assertThat(job.budget().time()).isEqualTo(Duration.ofMinutes(3));
        assertThat(job.budget().all())
                .isEqualTo(new Limits(
                        OptionalLong.of(50_000), OptionalLong.of(1000), OptionalLong.empty(), OptionalDouble.of(2.5)));
        assertThat(job.budget().limits(Purpose.JUDGE).completions()).hasValue(7);
        assertThat(job.price("gguf:j")).hasValue(new Price(0, 0));

        String printed = Yaml.write(JobWriter.tree(job));
        assertThat(Yaml.write(JobWriter.tree(read(printed)))).isEqualTo(printed);
        assertThat(printed).contains("key: MY_KEY", "in_flight: 256");
        assertThat(Yaml.write(JobWriter.deciding(job)))
                .contains("in: 0.15", "money: 2.5")
                .doesNotContain("MY_KEY", "in_flight", "timeout");
    }

    @Test
    void whatOnlyPacesAJobDoesNotDecideIt() throws IOException {
        String models = "models: {\"embedded:bard\": {in_flight: 3}}\n";
        assertThat(JobWriter.deciding(read(SMALLEST + models))).isEqualTo(JobWriter.deciding(read(SMALLEST)));
    }

    @Test
    void aSettingReachesTheLimitsOfOnePurpose() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), SMALLEST);
        Job job = JobFile.read(
                folder,
                Settings.of(Map.of("REFINERY_BUDGET_JUDGE_TOKENS_OUT", "5")),
                Map.of("budget.task.completions", "4"));
        assertThat(job.budget().limits(Purpose.JUDGE).tokensOut()).hasValue(5);
        assertThat(job.budget().limits(Purpose.TASK).completions()).hasValue(4);
        assertThatThrownBy(() -> JobFile.read(folder, Map.of(), Map.of("budget.task.completions", "none")))
                .hasMessageStartingWith("the flag for budget.task.completions: 'none' must be a whole number");
    }

    @Test
    void anotherModelForOneRunLeavesTheTermsOfTheUsualOneAlone() throws IOException {
        Files.writeString(
                folder.resolve("job.yaml"), SMALLEST + "models: {\"embedded:bard\": {price: {in: 1, out: 1}}}\n");
        Job job = JobFile.read(folder, Map.of(), Map.of("model.task", "gguf:x"));
        assertThat(job.terms()).containsOnlyKeys("embedded:bard");
        assertThat(job.price(job.model().spec())).isEmpty();
    }

    @Test
    void aKeyInAJobIsRefusedAndNotRepeated() {
        for (String key : List.of("sk-proj-abcdef123", "hf_aBcDeFgH", "{a: sk-proj-abcdef123}", "[hf_aBcDeFgH]")) {
            assertThatThrownBy(() -> read(SMALLEST + "models:\n  \"embedded:bard\":\n    key: \"" + key + "\"\n"))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("job.yaml:6: models.embedded:bard.key: must be the name of an environment")
                    .message()
                    .doesNotContain("abcdef", "aBcD");
        }
    }

    @Test
    void moneyCannotBeLimitedWhereAPriceIsUnknown() throws IOException {
        assertThatThrownBy(() -> read(SMALLEST + "budget:\n  money: 5\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:5: budget.money: the price of 'embedded:bard' is not known")
                .hasMessageContaining("{\"embedded:bard\": {price: {in: 0.15, out: 0.60}}}");
        String priced = SMALLEST.replace("\"}\nprompt", "\", judge: \"gguf:j\"}\nprompt")
                + "models: {\"embedded:bard\": {price: {in: 1, out: 1}}}\n";
        assertThatThrownBy(() -> read(priced + "budget: {judge: {money: 5}}\n"))
                .hasMessageContaining("budget.judge.money: the price of 'gguf:j'");
        assertThat(read(priced + "budget: {task: {money: 5}}\n")
                        .budget()
                        .limits(Purpose.TASK)
                        .money())
                .hasValue(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            models: {"embeded:bard": {}}                       | models: 'embeded:bard' is no model of this job. Maybe 'embedded:bard'?
            models: [a]                                        | models: must be a map from models
            models: {"embedded:bard": {in_fligt: 3}}           | unknown field 'in_fligt'. Maybe 'in_flight'?
            models: {"embedded:bard": {in_flight: 0}}          | models.embedded:bard.in_flight: '0' must be a whole number from 1
            models: {"embedded:bard": {timeout: 0}}            | models.embedded:bard.timeout: '0' must be a number from
            models: {"embedded:bard": {timeout: 9, deadline: 8}} | models.embedded:bard.deadline: all attempts together
            models: {"embedded:bard": {price: {in: 1}}}        | models.embedded:bard.price: the field 'out' is missing
            models: {"embedded:bard": {price: {in: -1, out: 1}}} | models.embedded:bard.price.in: '-1' must be a number
            budget: {tokens_in: 0}                             | budget.tokens_in: '0' must be a whole number from 1
            budget: {judge: {minutes: 3}}                      | budget.judge: unknown field 'minutes'
            budget: {judje: {money: 3}}                        | budget: unknown field 'judje'. Maybe 'judge'?
            budget: {task: 3}                                  | budget.task: '3' must be a map
            max_quarantined: 2                                 | max_quarantined: '2' must be a number from 0
            """)
    void saysWhatIsWrongWithModelsAndBudgets(String line, String message) {
        assertThatThrownBy(() -> read(SMALLEST + line.strip() + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:4: ")
                .hasMessageContaining(message.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            top_p: 0          | model.top_p: '0' must be a number
            stop: [[a]]       | model.stop: must be a list of texts
            extra: 3          | model.extra: must be a map
            extra: {seed: 3}  | 'seed' has a meaning of its own
            labels: [a]       | model.labels: must be at least two different texts
            labels: [a, a]    | model.labels: must be at least two different texts
            """)
    void saysWhatIsWrongWithTheModel(String field, String message) {
        assertThatThrownBy(() -> read(SMALLEST.replace("\"}\nprompt", "\", " + field.strip() + "}\nprompt")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:1: ")
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
