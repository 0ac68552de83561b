package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Usage;
import org.promptrefinery.search.Generation;
import org.promptrefinery.study.estimate.Amount;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.estimate.Range;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.report.Summary;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.run.RunFolder;

/** Studies that run out of something, and studies whose model fails. */
class BudgetedStudyTest {

    private static final int TRAIN = 48;
    private static final int TEST = 56;
    private static final int MINIBATCH = 16;

    @TempDir
    Path folder;

    private InstantSource clock = InstantSource.system();
    private Runnable atGeneration = () -> {};
    private int askedThen;
    private boolean proving;
    private final Audience listener = new Audience() {
        @Override
        public void generation(Generation generation, int most) {
            super.generation(generation, most);
            atGeneration.run();
        }

        @Override
        public void proving(String reason) {
            proving = true;
        }
    };

    private Stage stage;

    @BeforeEach
    void writeJob() throws IOException {
        stage = new Stage(folder);
        stage.write("models: {\"embedded:bard\": {price: {in: 1, out: 2}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "budget.tokens_out, 400, 400 tokens out",
        "budget.money, 0.0015, 0.0015 in money",
        "budget.task.completions, 600, 600 completions for the task model",
        "budget.task.tokens_in, 600, 600 tokens in for the task model",
    })
    void aKilledRunEndsAsItWouldHaveWithAnyBudget(String setting, String limit, String said) throws IOException {
        Map<String, String> settings = Map.of(setting, limit);
        Actor whole = new Actor();
        StudyResult expected = run("whole", whole, settings);
        assertThat(expected.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        assertThat(expected.reason()).startsWith("the budget of " + said + " is spent, but for");
        assertThat(expected.proof().orElseThrow().undecided()).isEmpty();

        Actor dying = new Actor();
        dying.diesAfter = whole.asked.size() * 2 / 3;
        try {
            run("killed", dying, settings);
        } catch (Actor.Killed killed) {
            assertThat(dying.asked).hasSize(dying.diesAfter);
        }
        Actor heir = new Actor();
        StudyResult resumed = run("killed", heir, settings);
        assertThat(resumed.proof()).isEqualTo(expected.proof());
        assertThat(resumed.reason()).isEqualTo(expected.reason());
        assertThat(stage.journal("killed")).isEqualTo(stage.journal("whole"));
        assertThat(dying.asked.size() + heir.asked.size()).isEqualTo(whole.asked.size());
        assertThat(listener.notices).isEmpty();
    }

    @Test
    void aProofThatCannotBePaidInFullLosesNotTheRun() {
        Actor actor = new Actor();
        actor.tokensOut = _ -> proving ? 9 : 1;
        StudyResult result = run(
                "a", actor, Map.of("budget.completions", "800", "budget.tokens_out", "1000", "search.children", "16"));
        Proof proof = result.proof().orElseThrow();
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        assertThat(proof.undecided().orElseThrow()).contains("test cases have a score for both prompts");
        assertThat(proof.winner().results().getLast().overall().toString())
                .contains("not asked: the budget of 1000 tokens out is spent");
        assertThat(actor.written).isLessThanOrEqualTo(1000);
    }

    @Test
    void theProofIsMadeAlthoughTheTimeIsUp() {
        Actor actor = new Actor();
        clock = () -> listener.generations < 2 ? Instant.EPOCH : Instant.EPOCH.plus(Duration.ofDays(1));
        atGeneration = () -> askedThen = actor.asked.size();
        StudyResult result = run("a", actor, Map.of("budget.minutes", "60"));
        assertThat(result.reason()).isEqualTo("the time is up");
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        int test = result.proof().orElseThrow().winner().results().size();
        assertThat(actor.asked).hasSize(askedThen + 2 * test);
        assertThat(result.proof().orElseThrow().undecided()).isEmpty();
    }

    @Test
    void aCaseThatFailsAgainAndAgainIsLeftOutByName() {
        Actor actor = new Actor();
        actor.unanswered = question -> question.contains("7");
        StudyResult result =
                run("a", actor, Map.of("split.train", "0.01", "split.test", "0.01", "max_quarantined", "1"));
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.FINISHED);
        assertThat(listener.notices).contains("case q127 is left out: its requests failed 3 times, last: time-out");
        long prompts = actor.asked.stream()
                .map(request -> request.messages().getFirst())
                .distinct()
                .count();
        long failures = actor.asked.stream()
                .filter(request -> request.messages().getLast().text().equals("Whom 127?"))
                .count();
        assertThat(failures).isLessThan(prompts);
        assertThat(result.winner().dev().results().stream()
                        .filter(answer -> answer.subject().id().equals("q7"))
                        .toList())
                .singleElement()
                .satisfies(answer -> assertThat(answer.scored()).isFalse());
    }

    @Test
    void withTooManySuchCasesTheRunStopsAndCanBeResumed() throws IOException {
        Actor actor = new Actor();
        actor.unanswered = question -> question.matches(".*[1379]\\?");
        StudyResult result = run("a", actor, Map.of("split.train", "0.01", "max_unscored", "1"));
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        assertThat(result.reason())
                .matches(
                        "\\d+ of 160 cases get no answer again and again, and max_quarantined is 0.05; last: time-out");
        assertThat(result.proof()).isEmpty();
        assertThat(listener.notices).hasSize(9).doesNotHaveDuplicates();
        assertThat(Summary.of(stage.job(Map.of()), result)).contains("Stopped early: 9 of 160 cases", "--resume");
        assertThat(Journal.contains(folder.resolve("a.jsonl"), "proof")).isFalse();

        StudyResult resumed = run("a", new Actor(), Map.of("split.train", "0.01", "max_unscored", "1"));
        assertThat(resumed.ending()).isEqualTo(StudyResult.Ending.FINISHED);
        assertThat(resumed.proof().orElseThrow().improved()).isTrue();
    }

    @Test
    void whatIsRefusedIsNotQuarantined() {
        Actor actor = new Actor();
        actor.silent = question -> question.endsWith("7?");
        assertThat(run("a", actor, Map.of("max_unscored", "0.2")).ending()).isEqualTo(StudyResult.Ending.FINISHED);
        assertThat(listener.notices).isEmpty();
    }

    @Test
    void spendingIsSaidWithItsCostOrThatThisIsUnknown() throws IOException {
        Actor actor = new Actor();
        StudyResult result = run("a", actor, Map.of());
        Usage asked = result.spent().answers().asked();
        assertThat(asked.completions()).isEqualTo(actor.asked.size());
        assertThat(asked.cost().orElseThrow()).isCloseTo(actor.asked.size() * 3e-6, within(1e-12));
        assertThat(Summary.of(stage.job(Map.of()), result)).contains("%,.4f".formatted(actor.asked.size() * 3e-6));

        Path job = folder.resolve("job.yaml");
        Files.writeString(job, Files.readString(job).replace("models: {", "# {"));
        StudyResult unpriced = run("b", new Actor(), Map.of());
        assertThat(unpriced.spent().answers().asked().cost()).isEmpty();
        assertThat(Summary.of(stage.job(Map.of()), unpriced)).contains("unknown");
        JsonNode json = ResultJson.of(stage.job(Map.of()), new RunFolder(folder), unpriced);
        assertThat(json.at("/spent/task/cost").isNull()).isTrue();
        assertThat(json.at("/spent/task/tokensOut").asInt()).isEqualTo((int) asked.tokensOut());
    }

    @Test
    void evaluatorsSeeWhatAnAnswerCost() throws IOException {
        Path job = folder.resolve("job.yaml");
        Files.writeString(job, Files.readString(job).replace("[exact,", "[exact, cost: {max: 0.0000035},"));
        Actor dear = new Actor();
        dear.tokensOut = _ -> 2;
        assertThat(run("cheap", new Actor(), Map.of()).baseline().dev().score()).isEqualTo(0.5);
        assertThat(run("dear", dear, Map.of()).baseline().dev().score()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 12", "2, 12", "3, 1", "4, 3"})
    void noRunTakesMoreThanTheHighestEstimate(String seed, String generations) {
        Map<String, String> settings = Map.of("seed", seed, "search.generations", generations, "search.patience", "9");
        Actor actor = new Actor();
        actor.tokensOut = _ -> 9;
        StudyResult result = run("a", actor, settings);
        Range range = estimate(settings);
        Usage asked = result.spent().answers().asked();
        assertThat((double) asked.completions())
                .isBetween(range.lowest().completions(), range.highest().completions());
        assertThat((double) asked.tokensOut())
                .isLessThanOrEqualTo(range.highest().tokensOut());
        assertThat((double) asked.tokensIn())
                .isLessThanOrEqualTo(range.highest().tokensIn());
        assertThat(asked.cost().orElseThrow())
                .isLessThanOrEqualTo(range.highest().cost().orElseThrow());
    }

    @Test
    void theLowestEstimateIsAFirstPromptOfWhichNoChildIsTried() throws IOException {
        Range range = estimate(Map.of());
        assertThat(range.lowest().completions()).isCloseTo(TRAIN + MINIBATCH + TEST, within(1e-6));
        assertThat(range.expected().completions())
                .isBetween(range.lowest().completions(), range.highest().completions());
        assertThat(range.highest().cost().orElseThrow())
                .isGreaterThan(range.expected().cost().orElseThrow());

        Amount limited = estimate(Map.of("budget.completions", "500", "budget.task.tokens_in", "9000"))
                .highest();
        assertThat(limited.completions()).isEqualTo(500);
        assertThat(limited.tokensIn()).isEqualTo(9000);

        Path job = folder.resolve("job.yaml");
        Files.writeString(job, Files.readString(job).replace("models: {", "# {"));
        assertThat(estimate(Map.of()).lowest().cost()).isEmpty();
    }

    private Range estimate(Map<String, String> settings) {
        Job job = stage.job(settings);
        Range range = Estimate.ofSearch(job, Material.of(job)).ranges().get(Purpose.TASK);
        assertThat(range).isNotNull();
        return range;
    }

    private StudyResult run(String name, Actor actor, Map<String, String> settings) {
        return stage.run(name, actor, stage.job(settings), listener, clock);
    }
}
