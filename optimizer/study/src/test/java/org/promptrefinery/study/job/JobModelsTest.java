package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.study.job.JobText.SMALLEST;
import static org.promptrefinery.study.job.JobText.read;

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
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Price;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.serving.ServingLimits;

/** What a job says of models and of what they may cost. */
class JobModelsTest {

    @TempDir
    Path folder;

    @Test
    void aJobNamesItsJudges() throws IOException {
        String rubric = "evaluators: [rubric: {criteria: polite}]\n";
        assertThat(read(folder, SMALLEST).judges()).isEmpty();
        Job one = read(folder, SMALLEST.replace("\"}\nprompt", "\", judge: \"gguf:j\"}\nprompt") + rubric);
        assertThat(one.judges()).containsExactly("gguf:j");
        assertThat(one.evaluation().fingerprint()).contains("/gguf:j weight");
        assertThat(Yaml.write(JobWriter.tree(one))).contains("judge: gguf:j");
        Job two =
                read(folder, SMALLEST.replace("\"}\nprompt", "\", judge: [\"gguf:j\", \"gguf:k\"]}\nprompt") + rubric);
        assertThat(two.judges()).containsExactly("gguf:j", "gguf:k");
        assertThat(JobFile.read(folder, Map.of("model.judge", "gguf:e"), Map.of())
                        .judges())
                .containsExactly("gguf:e");
    }

    @Test
    void theModelThatIsPromptedIsNoJudgeUnlessItIsNamedAsOne() {
        for (String evaluator : List.of("rubric: {criteria: polite}", "factuality", "pairwise")) {
            assertThatThrownBy(() -> read(folder, SMALLEST + "evaluators:\n  - exact\n  - " + evaluator + "\n"))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("job.yaml:4: evaluators[1]")
                    .hasMessageContaining("must name one in 'model.judge'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"gguf:j\", \"gguf:j\"]", "[{a: b}]", "{a: b}", "\" \""})
    void saysWhatAJudgeMustBe(String judge) {
        assertThatThrownBy(() -> read(folder, SMALLEST.replace("\"}\nprompt", "\", judge: " + judge + "}\nprompt")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:1: model.judge");
    }

    @Test
    void whatIsSettledForModelsAndMoneyIsRead() throws IOException {
        Job job = read(folder, """
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
        assertThat(Yaml.write(JobWriter.tree(read(folder, printed)))).isEqualTo(printed);
        assertThat(printed).contains("key: MY_KEY", "in_flight: 256");
        assertThat(Yaml.write(JobWriter.deciding(job)))
                .contains("in: 0.15", "money: 2.5")
                .doesNotContain("MY_KEY", "in_flight", "timeout");
    }

    @Test
    void whatOnlyPacesAJobDoesNotDecideIt() throws IOException {
        String models = "models: {\"embedded:bard\": {in_flight: 3}}\n";
        assertThat(JobWriter.deciding(read(folder, SMALLEST + models)))
                .isEqualTo(JobWriter.deciding(read(folder, SMALLEST)));
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
            assertThatThrownBy(
                            () -> read(folder, SMALLEST + "models:\n  \"embedded:bard\":\n    key: \"" + key + "\"\n"))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("job.yaml:6: models.embedded:bard.key: must be the name of an environment")
                    .message()
                    .doesNotContain("abcdef", "aBcD");
        }
    }

    @Test
    void moneyCannotBeLimitedWhereAPriceIsUnknown() throws IOException {
        assertThatThrownBy(() -> read(folder, SMALLEST + "budget:\n  money: 5\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:5: budget.money: the price of 'embedded:bard' is not known")
                .hasMessageContaining("{\"embedded:bard\": {price: {in: 0.15, out: 0.60}}}");
        String priced = SMALLEST.replace("\"}\nprompt", "\", judge: \"gguf:j\"}\nprompt")
                + "models: {\"embedded:bard\": {price: {in: 1, out: 1}}}\n";
        assertThatThrownBy(() -> read(folder, priced + "budget: {judge: {money: 5}}\n"))
                .hasMessageContaining("budget.judge.money: the price of 'gguf:j'");
        assertThat(read(folder, priced + "budget: {task: {money: 5}}\n")
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
        assertThatThrownBy(() -> read(folder, SMALLEST + line.strip() + "\n"))
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
        assertThatThrownBy(() -> read(folder, SMALLEST.replace("\"}\nprompt", "\", " + field.strip() + "}\nprompt")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:1: ")
                .hasMessageContaining(message.strip());
    }
}
