package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.report.Summary;
import org.promptrefinery.study.run.RunFolder;

class StudyTest {

    @TempDir
    Path folder;

    private boolean stop;
    private final Audience watcher = new Audience() {
        @Override
        public boolean stopRequested() {
            return stop && generations > 2;
        }
    };

    private Stage stage;

    @BeforeEach
    void writeJob() throws IOException {
        stage = new Stage(folder);
        stage.write();
    }

    @Test
    void findsABetterPromptAndProvesIt() {
        StudyResult result = run("a", new Actor(), Map.of("search.ablation", "0"));

        Proof proof = result.proof().orElseThrow();
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.FINISHED);
        assertThat(proof.baseline().score()).isZero();
        assertThat(proof.winner().score()).isEqualTo(1);
        assertThat(proof.winner().gatesHeld()).isTrue();
        assertThat(proof.improved()).isTrue();
        assertThat(proof.fixed()).hasSize(proof.winner().results().size());
        assertThat(proof.broken()).isEmpty();
        assertThat(result.spent().answers().cached()).isZero();
    }

    @Test
    void theSearchNeverSeesATestCase() {
        Actor actor = new Actor();
        actor.diesAfter = Integer.MAX_VALUE;
        StudyResult result = run("a", actor);
        List<String> test = result.proof().orElseThrow().winner().results().stream()
                .map(answer -> answer.subject().inputs().get("question"))
                .toList();
        List<Boolean> asked = actor.asked.stream()
                .map(request -> test.contains(request.messages().getLast().text()))
                .toList();
        int first = asked.indexOf(true);
        int proven = first + 2 * test.size();
        assertThat(asked.subList(first, proven)).containsOnly(true);
        assertThat(asked.subList(proven, asked.size()))
                .as("the ablation")
                .isNotEmpty()
                .containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 70, 300, 700, 1200})
    void aKilledRunEndsAsItWouldHaveAndAsksNothingTwice(int completionsBeforeDeath) throws IOException {
        Actor whole = new Actor();
        StudyResult expected = run("whole", whole);
        Actor dying = new Actor();
        dying.diesAfter = completionsBeforeDeath;
        boolean died = false;
        try {
            run("killed", dying);
        } catch (Actor.Killed killed) {
            died = true;
        }
        assertThat(died).isEqualTo(completionsBeforeDeath < whole.asked.size());
        Files.writeString(folder.resolve("killed.jsonl"), "{\"event\":\"gener", StandardOpenOption.APPEND);

        Actor heir = new Actor();
        StudyResult resumed = run("killed", heir);

        assertThat(resumed.winner().candidate()).isEqualTo(expected.winner().candidate());
        assertThat(resumed.proof()).isEqualTo(expected.proof());
        assertThat(stage.journal("killed")).isEqualTo(stage.journal("whole"));
        assertThat(watcher.notices).isEmpty();
        List<Object> both = new ArrayList<>(dying.asked);
        both.addAll(heir.asked);
        assertThat(both).doesNotHaveDuplicates().hasSize(whole.asked.size());
    }

    @Test
    void aFinishedRunCanBeReadAgainForNothing() throws IOException {
        run("a", new Actor());
        List<JsonNode> before = stage.journal("a");
        Actor again = new Actor();
        run("a", again);
        assertThat(again.asked).isEmpty();
        assertThat(stage.journal("a")).isEqualTo(before);
    }

    @Test
    void anotherHistoryIsKeptAsideAndSaid() throws IOException {
        run("a", new Actor());
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("a.jsonl")));
        lines.set(1, lines.get(1).replaceFirst("\"fate\":\"[^\"]*\"", "\"fate\":\"something else\""));
        Files.write(folder.resolve("a.jsonl"), lines);
        run("a", new Actor());
        assertThat(watcher.notices).singleElement().asString().contains("journal-before-resume.jsonl");
        assertThat(folder.resolve("journal-before-resume.jsonl")).exists();
        run("b", new Actor());
        assertThat(stage.journal("a")).isEqualTo(stage.journal("b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {240, 270, 300, 500})
    void aBudgetIsNeverOvershotAndStillProves(int budget) {
        Actor actor = new Actor();
        StudyResult result = run("a", actor, Map.of("budget.completions", Integer.toString(budget)));
        assertThat(actor.asked).hasSizeLessThanOrEqualTo(budget);
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        assertThat(result.reason()).contains("budget of " + budget);
        assertThat(result.proof()).isPresent();
    }

    @Test
    void aBudgetTooSmallForTheFirstPromptIsRefused() {
        Actor actor = new Actor();
        assertThatThrownBy(() -> run("a", actor, Map.of("budget.completions", "100")))
                .isInstanceOf(BudgetExhausted.class);
        assertThat(actor.asked).isEmpty();
    }

    @Test
    void stoppingKeepsTheBestSoFarAndCanBeResumed() throws IOException {
        stop = true;
        StudyResult stopped = run("a", new Actor());
        assertThat(stopped.ending()).isEqualTo(StudyResult.Ending.INTERRUPTED);
        assertThat(stopped.proof()).isEmpty();
        assertThat(stopped.winner().dev().score())
                .isGreaterThan(stopped.baseline().dev().score());
        stop = false;
        run("a", new Actor());
        run("b", new Actor());
        assertThat(stage.journal("a")).isEqualTo(stage.journal("b"));
    }

    @Test
    void theWinnerHoldsTheGatesEvenIfThatCostsScore() throws IOException {
        Path job = folder.resolve("job.yaml");
        Files.writeString(job, Files.readString(job).replace("[Romeo, Juliet]", "[Bob]"));
        StudyResult result = run("a", new Actor());
        assertThat(result.proof().orElseThrow().winner().results()).allMatch(CaseResult::gatesHeld);
        assertThat(result.winner().dev().score()).isLessThan(1);
    }

    @Test
    void aFewAnswersWithoutAScoreChangeNothing() {
        Actor actor = new Actor();
        actor.silent = question -> question.endsWith("7?");
        StudyResult result = run("a", actor, Map.of("max_unscored", "0.2"));
        Proof proof = result.proof().orElseThrow();
        assertThat(proof.winner().scored())
                .isPositive()
                .isLessThan(proof.winner().results().size());
        assertThat(proof.winner().score()).isEqualTo(1);
        assertThat(proof.improved()).isTrue();
        assertThat(proof.broken()).isEmpty();
        assertThat(summary(result)).contains("Improved").contains(proof.coverage() + " test cases");
    }

    @Test
    void withTooManyAnswersWithoutAScoreNoWinnerIsDeclared() {
        Actor actor = new Actor();
        actor.silent = question -> Math.floorMod(question.hashCode(), 3) == 0;
        StudyResult result = run("a", actor);
        assertThat(result.proof().orElseThrow().improved()).isFalse();
        assertThat(summary(result))
                .contains("No winner is declared: only ")
                .contains("max_unscored is 0.1")
                .contains("scored (test)");
        ObjectNode json = ResultJson.of(job(), new RunFolder(folder), result);
        assertThat(json.path("improved").asBoolean()).isFalse();
        assertThat(json.path("undecided").asText()).contains("max_unscored");
        assertThat(json.path("winner").path("testScored").asInt())
                .isEqualTo(result.proof().orElseThrow().winner().scored());

        StudyResult lenient = run("b", actor, Map.of("max_unscored", "0.6"));
        assertThat(lenient.proof().orElseThrow().improved()).isTrue();
    }

    @Test
    void finalistsMeetTheBaselineOnceAndTheChoiceStays() throws IOException {
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, Files.readString(file).replace(", forbidden: {words: [Romeo, Juliet]}", ""));
        String run = IntStream.rangeClosed(1, 8)
                .mapToObj(Integer::toString)
                .filter(seed ->
                        withFinalists(seed).proof().orElseThrow().finalists().size() > 1)
                .findFirst()
                .orElseThrow();
        StudyResult result = withFinalists(run);
        Proof proof = result.proof().orElseThrow();
        assertThat(proof.finalists()).hasSizeBetween(2, 3);
        assertThat(proof.finalists().getFirst().id())
                .isEqualTo(result.winner().candidate().id());
        assertThat(proof.pValue()).isGreaterThan(proof.comparison().pValue());
        assertThat(result.optimism()).isPresent();
        assertThat(summary(result)).contains("finalist", "p (Holm)", "optimism (gain on dev less gain on test)");
        ObjectNode json = ResultJson.of(job(), new RunFolder(folder), result);
        assertThat(json.path("finalists")).hasSize(proof.finalists().size()).allSatisfy(finalist -> {
            assertThat(finalist.has("prompt")).isTrue();
            assertThat(finalist.path("adjusted").asDouble())
                    .isGreaterThanOrEqualTo(finalist.path("pValue").asDouble());
        });
        assertThat(stage.journal(run).getLast().path("finalists"))
                .hasSize(proof.finalists().size() - 1);
    }

    @Test
    void uncalibratedEvaluatorsAreNamedInTheResult() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), "require_kappa: 0.6\n", StandardOpenOption.APPEND);
        StudyResult result = run("a", new Actor(), Map.of("search.generations", "1"));
        assertThat(summary(result)).contains("uncalibrated: exact(trim,whitespace) (no calibration on record)");
        assertThat(ResultJson.of(job(), new RunFolder(folder), result)
                        .path("uncalibrated")
                        .path("exact(trim,whitespace)")
                        .asText())
                .isEqualTo("no calibration on record");
    }

    /** Whether a Pareto front has more than one member depends on the way that a search takes. */
    private StudyResult withFinalists(String seed) {
        Map<String, String> settings = Map.of("search.finalists", "3", "search.generations", "8", "seed", seed);
        return run(seed, new Actor(), settings);
    }

    private String summary(StudyResult result) {
        return Summary.of(job(), result);
    }

    private Job job() {
        return stage.job(Map.of());
    }

    private StudyResult run(String name, Actor actor) {
        return run(name, actor, Map.of());
    }

    private StudyResult run(String name, Actor actor, Map<String, String> settings) {
        watcher.generations = 0;
        return stage.run(name, actor, stage.job(settings), watcher, InstantSource.system());
    }
}
