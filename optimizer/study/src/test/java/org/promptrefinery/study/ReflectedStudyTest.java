package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.metering.Account;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.estimate.Range;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.report.ResultFiles;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.report.Summary;
import org.promptrefinery.study.run.RunFolder;

/** Studies of two prompts in a row, with a model that thinks about them. */
class ReflectedStudyTest {

    @TempDir
    Path folder;

    private final Map<Purpose, Spent> spent = new TreeMap<>();
    private final Audience audience = new Audience() {
        @Override
        public void spent(Map<Purpose, Spent> now) {
            spent.putAll(now);
        }
    };
    private Stage stage;

    @BeforeEach
    void writeJob() throws IOException {
        stage = new Stage(folder);
        stage.chained("search: {generations: 6}");
        Path job = folder.resolve("job.yaml");
        String text = Files.readString(job);
        Files.writeString(job, text.replace("max_tokens: 9", "max_tokens: 9, reflector: \"gguf:r.gguf\""));
    }

    /** Writes a prompt with some rules, which ones depends on what it is asked. */
    private static Scripted reflector() {
        return new Scripted("reflector", request -> {
            int chance = Objects.hash(Scripted.user(request), request.sample());
            return Scripted.said("<why>rules</why><prompt>\n[instruction]\nAnswer the question, please.\n"
                    + ((chance & 1) == 0 ? "[rule]\nUse Bob for Romeo.\n" : "")
                    + ((chance & 2) == 0 ? "[rule]\nUse Alice for Juliet.\n" : "")
                    + ((chance & 4) == 0 ? "[format]\nAnswer with one word.\n" : "")
                    + "</prompt>");
        });
    }

    @Test
    void aChainIsImprovedAskedInStepsAndShownWhole() {
        Scripted task = Scripted.relay();
        Scripted reflector = reflector();
        Job job = stage.job(Map.of());
        StudyResult result = run("a", task, reflector, Map.of());
        assertThat(result.winner().dev().score())
                .isGreaterThan(result.baseline().dev().score());
        assertThat(result.baseline().dev().results().getFirst().steps()).containsOnlyKeys("name");
        assertThat(task.asked).doesNotHaveDuplicates();

        assertThat(ResultFiles.prompt(result.winner().candidate().chain())).contains("prompts:", "name:", "reply:");
        assertThat(Summary.of(job, result))
                .contains("name:", "reply:", "Say who.")
                .containsPattern("reflector +[1-9]");
        JsonNode json = ResultJson.of(job, new RunFolder(folder), result);
        assertThat(json.at("/winner/prompts/reply/user").asText()).isEqualTo("Said: {{name}}");
        assertThat(json.at("/reflectorCompletions").asInt()).isEqualTo(reflector.asked.size());
        assertThat(ResultFiles.verdicts(
                        job.evaluation(), "a", "dev", result.baseline().dev()))
                .anyMatch(line -> line.contains("\"steps\":{\"name\":\"Romeo\"}"));
    }

    @Test
    void theReflectorIsAskedAsTheJobSays() {
        Scripted reflector = reflector();
        StudyResult result =
                run("a", Scripted.relay(), reflector, Map.of("model.reflector_max_tokens", "300", "seed", "7"));
        assertThat(reflector.asked).isNotEmpty().doesNotHaveDuplicates().allSatisfy(request -> {
            assertThat(request.messages()).hasSize(1);
            assertThat(request.sampling().temperature()).isEqualTo(1);
            assertThat(request.sampling().maxTokens()).isEqualTo(300);
            assertThat(request.sampling().seed()).isEqualTo(7);
        });
        assertThat(reflector.asked.stream().map(Request::sample).distinct()).hasSizeGreaterThan(1);
        assertThat(result.spent().thoughts().asked().completions()).isEqualTo(reflector.asked.size());
        assertThat(Objects.requireNonNull(spent.get(Purpose.REFLECTOR)).asked().completions())
                .isEqualTo(reflector.asked.size());
    }

    @Test
    void whenTheBudgetOfTheReflectorEndsTheSearchGoesOnWithoutIt() throws IOException {
        Scripted free = reflector();
        run("whole", Scripted.relay(), free, Map.of());
        assertThat(free.asked).hasSizeGreaterThan(3);
        Scripted reflector = reflector();
        Map<String, String> settings = Map.of("budget.reflector.completions", "3");
        StudyResult result = run("limited", Scripted.relay(), reflector, settings);
        assertThat(reflector.asked).hasSize(3);
        assertThat(audience.notices)
                .containsExactly("the budget of 3 completions for the reflector model is spent;"
                        + " the search goes on without the operators that ask it");
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.FINISHED);
        assertThat(result.proof()).isPresent();
        assertThat(stage.journal("limited").stream()
                        .filter(event -> event.path("number").asInt() > 1)
                        .flatMap(event -> event.path("children").valueStream())
                        .map(child -> child.path("operator").asText()))
                .isNotEmpty()
                .noneMatch(operator -> operator.startsWith("reflect") || operator.startsWith("induce"));

        run("again", Scripted.relay(), reflector(), settings);
        assertThat(stage.journal("again")).isEqualTo(stage.journal("limited"));
    }

    @Test
    void aSharedBudgetStillEndsAll() {
        Scripted task = Scripted.relay();
        Scripted reflector = reflector();
        Map<String, String> settings = Map.of(
                "budget.completions",
                "300",
                "budget.reflector.completions",
                "100",
                "search.generations",
                "40",
                "search.patience",
                "40");
        StudyResult result = run("a", task, reflector, settings);
        assertThat(task.asked.size() + reflector.asked.size()).isLessThanOrEqualTo(300);
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        assertThat(result.reason()).startsWith("the budget of 300 completions is spent");
        assertThat(audience.notices).isEmpty();
    }

    @Test
    void aKilledRunEndsAsItWouldHave() throws IOException {
        Scripted whole = Scripted.relay();
        Scripted thinker = reflector();
        StudyResult expected = run("whole", whole, thinker, Map.of());
        Scripted dying = Scripted.relay();
        dying.diesAfter = whole.asked.size() / 2 + 1;
        Scripted first = reflector();
        try {
            run("killed", dying, first, Map.of());
        } catch (Actor.Killed killed) {
            assertThat(dying.asked).hasSize(dying.diesAfter);
        }
        Scripted heir = Scripted.relay();
        Scripted second = reflector();
        StudyResult resumed = run("killed", heir, second, Map.of());
        assertThat(resumed.proof()).isEqualTo(expected.proof());
        assertThat(stage.journal("killed")).isEqualTo(stage.journal("whole"));
        assertThat(dying.asked.size() + heir.asked.size()).isEqualTo(whole.asked.size());
        assertThat(first.asked.size() + second.asked.size()).isEqualTo(thinker.asked.size());
        assertThat(first.asked).isNotEmpty();
        assertThat(audience.notices).isEmpty();
    }

    @Test
    void oneModelMayBeBoth() {
        Scripted both = new Scripted(
                "both",
                request -> request.messages().size() == 1
                        ? reflector().reply(request)
                        : Scripted.relay().reply(request));
        StudyResult result = run("a", both, both, Map.of());
        assertThat(result.spent().thoughts().asked().completions()).isPositive();
        assertThat(result.spent().thoughts().asked().completions()
                        + result.spent().answers().asked().completions())
                .isEqualTo(both.asked.size());
    }

    @Test
    void noRunTakesMoreThanTheHighestEstimate() {
        Scripted task = Scripted.relay();
        Scripted reflector = reflector();
        run("a", task, reflector, Map.of());
        Job job = stage.job(Map.of());
        Estimate estimate = Estimate.ofSearch(job, Material.of(job));
        Range thoughts = Objects.requireNonNull(estimate.ranges().get(Purpose.REFLECTOR));
        Range answers = Objects.requireNonNull(estimate.ranges().get(Purpose.TASK));
        for (Map.Entry<Range, List<Request>> entry :
                Map.of(thoughts, reflector.asked, answers, task.asked).entrySet()) {
            List<Request> asked = entry.getValue();
            Range range = entry.getKey();
            assertThat((double) asked.size())
                    .isBetween(range.lowest().completions(), range.highest().completions());
            assertThat((double) asked.stream().mapToLong(Account::mostTokensIn).sum())
                    .isLessThanOrEqualTo(range.highest().tokensIn());
        }
        assertThat(thoughts.lowest().completions()).isZero();
        assertThat(thoughts.expected().tokensIn()).isPositive();
        assertThat(answers.lowest().completions()).isBetween(1.0, (double) task.asked.size());
        assertThat(answers.lowest().completions()).isLessThan(answers.expected().completions());
    }

    private StudyResult run(String name, LanguageModel task, LanguageModel reflector, Map<String, String> settings) {
        Models models = new Models(task, Optional.of(reflector), new JudgeModels(List.of()));
        return stage.run(name, models, stage.job(settings), audience, InstantSource.system());
    }
}
