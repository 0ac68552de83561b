package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.study.history.Answer;
import org.promptrefinery.study.history.Answers;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.Step;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.run.RunFolder;

/** What a study leaves behind, what it finds out after its proof, and studies that are stopped by hand. */
class AftermathTest extends Aftermath {

    @Test
    void aRunIsToldBackAsItWas() {
        Job job = stage.job(Map.of("seed", "3"));
        StudyResult result = run("a", new Actor(), job);
        RunFolder run = written("a", job, result);
        RunHistory history = RunHistories.read(run);

        assertThat(history.job().name()).isEqualTo("play");
        assertThat(history.job().seed()).isEqualTo(3);
        assertThat(history.job().evaluators()).containsExactly("exact", "forbidden");
        assertThat(history.job().cases()).isEqualTo(160);
        assertThat(history.steps()).hasSize(result.last().number() + 1);
        assertThat(history.steps())
                .extracting(Step::completions)
                .isEqualTo(spending)
                .isSorted();
        assertThat(history.candidates().sequencedValues().getFirst().candidate())
                .isEqualTo(result.baseline().candidate());
        assertThat(history.lineage(result.winner().candidate().id()).getLast().candidate())
                .isEqualTo(result.winner().candidate());
        Step.Survivor best = history.steps().getLast().population().getFirst();
        assertThat(best.id()).isEqualTo(result.last().best().candidate().id());
        assertThat(best.dev().score()).isEqualTo(result.last().best().dev().score());

        Proof proof = result.proof().orElseThrow();
        Outcome outcome = history.outcome().orElseThrow();
        assertThat(outcome.ending()).isEqualTo(result.ending());
        assertThat(outcome.reason()).isEqualTo(result.reason());
        assertThat(outcome.winner().id()).isEqualTo(result.winner().candidate().id());
        assertThat(outcome.winner().test().orElseThrow().score())
                .isEqualTo(proof.winner().score());
        assertThat(outcome.baseline().dev().gatesBroken())
                .isEqualTo(result.baseline().dev().gatesBroken())
                .isPositive();
        Outcome.Proven proven = outcome.proven().orElseThrow();
        assertThat(proven.difference()).isEqualTo(proof.comparison().difference());
        assertThat(proven.low()).isEqualTo(proof.comparison().low());
        assertThat(proven.test()).isEqualTo("exact McNemar test");
        assertThat(proven.improved()).isTrue();
        assertThat(proven.tags()).extracting(Outcome.Tag::name).containsExactly("love");
        assertThat(outcome.total().completions())
                .isEqualTo(result.spent().answers().asked().completions());
        assertThat(outcome.front())
                .filteredOn(Outcome.FrontPoint::chosen)
                .singleElement()
                .satisfies(point ->
                        assertThat(point.id()).isEqualTo(outcome.winner().id()));
        assertThat(outcome.patterns()).anySatisfy(pattern -> {
            assertThat(pattern.pattern()).isEqualTo("answers say more than the bare answer");
            assertThat(pattern.before()).isEqualTo(proof.baseline().results().size());
            assertThat(pattern.after()).isZero();
        });
        assertThat(outcome.sections())
                .hasSameSizeAs(result.ablation().sections())
                .isNotEmpty();
    }

    @Test
    void answersAreToldBackWithTheirTags() {
        Job job = stage.job(Map.of("search.generations", "1"));
        StudyResult result = run("a", new Actor(), job);
        List<Answer> answers = new ArrayList<>();
        Answers.each(written("a", job, result), answers::add);
        int dev = result.baseline().dev().results().size()
                + result.winner().dev().results().size();
        int test = result.proof().orElseThrow().baseline().results().size();
        assertThat(answers).hasSize(dev + 2 * test);
        assertThat(answers.subList(dev + test, answers.size()))
                .allSatisfy(
                        answer -> assertThat(answer.prompt() + answer.split()).isEqualTo("winnertest"));
        assertThat(answers)
                .filteredOn(answer -> answer.expected().equals("Bob"))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.tags()).containsExactly("love"));
        assertThat(answers.getFirst().evaluators()).hasSize(2);
        assertThat(answers.getFirst().score()).hasValue(0);
    }

    @Test
    void answersToTrainCasesAreKeptOfAllThatLivedToTheEnd() {
        Job job = stage.job(Map.of());
        StudyResult result = run("a", new Actor(), job);
        List<Answer> answers = new ArrayList<>();
        Answers.eachOfTrain(written("a", job, result), answers::add);

        List<String> train =
                Material.of(job).split().train().stream().map(Case::id).toList();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.split()).isEqualTo("train");
            assertThat(train).contains(answer.subject());
        });
        assertThat(answers)
                .filteredOn(answer -> answer.prompt().equals("winner"))
                .hasSameSizeAs(result.winner().train().results());
        assertThat(answers)
                .filteredOn(answer -> answer.prompt().equals("baseline"))
                .hasSameSizeAs(result.baseline().train().results());
        assertThat(answers)
                .extracting(Answer::prompt)
                .filteredOn(prompt -> !List.of("winner", "baseline").contains(prompt))
                .hasSize(othersTrained(result))
                .isNotEmpty();
    }

    private static int othersTrained(StudyResult result) {
        List<Candidate> ends =
                List.of(result.winner().candidate(), result.baseline().candidate());
        return result.last().population().stream()
                .filter(member -> !ends.contains(member.candidate()))
                .mapToInt(member -> member.train().results().size())
                .sum();
    }

    @Test
    void theSectionThatMakesAnswersBareCarriesTheScore() throws IOException {
        StudyResult result = run("a", new Actor(), stage.job(Map.of("search.ablation", "20")));
        assertThat(ablated.getLast()).isEqualTo(20);
        assertThat(ablated.getFirst()).isEqualTo(result.ablation().sections().size());
        assertThat(result.ablation().sections()).anySatisfy(section -> {
            assertThat(section.text()).containsAnyOf("one word", "only the answer");
            assertThat(section.gain().difference())
                    .isEqualTo(result.winner().dev().score());
        });
        List<JsonNode> events = stage.journal("a");
        assertThat(events.get(events.size() - 2).path("event").asText()).isEqualTo("ablation");
        assertThat(events.getLast().path("event").asText()).isEqualTo("proof");
    }

    @Test
    void theAblationStaysWithinTheBudgetAndChangesNothingElse() {
        Actor free = new Actor();
        StudyResult unbounded = run("free", free, stage.job(Map.of("search.ablation", "0")));
        String enough = Integer.toString(free.asked.size() + 10);
        Actor bare = new Actor();
        StudyResult without =
                run("without", bare, stage.job(Map.of("search.ablation", "0", "budget.completions", enough)));
        Actor tight = new Actor();
        StudyResult skipped = run("skipped", tight, stage.job(Map.of("budget.completions", enough)));
        assertThat(tight.asked).hasSize(bare.asked.size());
        assertThat(skipped.ablation().sections()).isEmpty();
        assertThat(skipped.ablation().skipped().orElseThrow())
                .contains("the budget of " + enough + " completions is spent");
        assertThat(skipped.proof()).isEqualTo(without.proof());
        assertThat(skipped.winner()).isEqualTo(without.winner());
        assertThat(ResultJson.of(stage.job(Map.of()), new RunFolder(folder), skipped)
                        .path("warnings")
                        .toString())
                .contains("what each section contributes was not measured: the budget of ");
        StudyResult measured = run("measured", new Actor(), stage.job(Map.of()));
        assertThat(measured.proof()).isEqualTo(unbounded.proof());
        assertThat(measured.ablation().sections()).isNotEmpty();
    }

    @Test
    void aRunThatDiesInItsAblationEndsAsItWouldHave() throws IOException {
        Actor whole = new Actor();
        StudyResult expected = run("whole", whole, stage.job(Map.of()));
        Actor dying = new Actor();
        dying.diesAfter = whole.asked.size() - 5;
        boolean died = false;
        try {
            run("killed", dying, stage.job(Map.of()));
        } catch (Actor.Killed killed) {
            died = true;
        }
        assertThat(died).isTrue();
        assertThat(Journal.contains(folder.resolve("killed.jsonl"), "proof")).isFalse();
        Actor heir = new Actor();
        StudyResult resumed = run("killed", heir, stage.job(Map.of()));
        assertThat(heir.asked).hasSize(5);
        assertThat(resumed.ablation()).isEqualTo(expected.ablation());
        assertThat(stage.journal("killed")).isEqualTo(stage.journal("whole"));
        assertThat(listener.notices).isEmpty();
    }

    @Test
    void completionsAreNotCompared() throws IOException {
        run("a", new Actor(), stage.job(Map.of()));
        Path journal = folder.resolve("a.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceAll("\"completions\":\\d+", "\"completions\":7"));
        run("a", new Actor(), stage.job(Map.of()));
        assertThat(listener.notices).isEmpty();
        assertThat(stage.journal("a").getFirst().path("completions").asInt()).isEqualTo(7);
    }

    @Test
    void stoppedByHandTheBestSoFarIsProven() throws IOException {
        stopsAfter = 2;
        Actor actor = new Actor();
        StudyResult result = run("a", actor, stage.job(Map.of()));
        assertThat(result.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        assertThat(result.reason()).isEqualTo("stopped by hand");
        assertThat(result.last().number()).isEqualTo(2);
        assertThat(proving).isTrue();
        assertThat(result.proof().orElseThrow().winner().scored())
                .isEqualTo(result.proof().orElseThrow().winner().results().size());
        assertThat(Journal.contains(folder.resolve("a.jsonl"), "proof")).isTrue();
    }

    @Test
    void aStopInTheMiddleOfAGenerationEndsIt() {
        Actor actor = new Actor();
        int[] looks = {0};
        StudyResult result = run("a", actor, stage.job(Map.of()), () -> listener.generations > 1 && ++looks[0] > 40);
        assertThat(result.reason()).isEqualTo("stopped by hand");
        assertThat(result.last().number()).isEqualTo(listener.generations - 1).isLessThan(4);
        assertThat(result.proof()).isPresent();
    }

    @Test
    void aStopBeforeTheFirstPromptIsScoredTakesEffectThen() {
        stop.set(true);
        stopsAfter = 0;
        StudyResult result = run("a", new Actor(), stage.job(Map.of()));
        assertThat(result.last().number()).isZero();
        assertThat(result.winner().candidate()).isEqualTo(result.baseline().candidate());
        assertThat(result.proof().orElseThrow().improved()).isFalse();
    }

    @Test
    void warningsSayWhatToDistrust() {
        Actor actor = new Actor();
        actor.silent = question -> question.endsWith("7?");
        Job job = stage.job(Map.of("max_unscored", "0.2", "search.generations", "2"));
        StudyResult result = run("a", actor, job);
        Scorecard winner = result.proof().orElseThrow().winner();
        assertThat(warnings(job, result))
                .contains(winner.results().size() - winner.scored() + " of "
                        + winner.results().size() + " test answers of the winner have no score");
        assertThat(winner.scored()).isLessThan(winner.results().size());

        Job few = stage.job(Map.of("split.test", "0.1", "search.generations", "1"));
        StudyResult small = run("b", new Actor(), few);
        assertThat(warnings(few, small))
                .contains(small.proof().orElseThrow().winner().results().size() + " test cases can prove ")
                .doesNotContain("have no score");
    }
}
