package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.report.Summary;

/** Whatever the budget, no more is spent, and what is known when it ends is the result. */
class AnyBudgetTest {

    /** The first prompt and the best one on the 56 test cases, which is kept for the proof. */
    private static final int PROOF = 2 * 56;

    private static Path folder = Path.of("");
    private static int runs;

    @BeforeContainer
    static void writeJob() throws IOException {
        folder = Files.createTempDirectory("any-budget");
        new Stage(folder).write();
    }

    @AfterContainer
    static void clean() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(AnyBudgetTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Property(tries = 25)
    void noMoreIsSpentAndTheBestKnownIsProven(@ForAll @IntRange(min = PROOF + 2, max = 900) int budget) {
        Actor actor = new Actor();
        StudyResult result = run(actor, budget);
        assertThat(actor.asked).hasSizeLessThanOrEqualTo(budget);
        assertThat(result.spent().answers().asked().completions()).isEqualTo(actor.asked.size());
        assertThat(result.proof().orElseThrow().winner().results()).hasSize(PROOF / 2);
        assertThat(result.winner().dev().score())
                .isGreaterThanOrEqualTo(result.baseline().dev().score());
        if (result.ending() == StudyResult.Ending.STOPPED_EARLY) {
            assertThat(result.reason()).startsWith("the budget of " + budget + " completions is spent");
            assertThat(Summary.of(job(budget), result)).contains(result.reason());
        } else {
            assertThat(result.ending()).isEqualTo(StudyResult.Ending.FINISHED);
        }
    }

    @Example
    void whatIsTooLittleForOneGenerationStillGivesTheFirstPrompt() {
        for (int budget : List.of(PROOF + 2, PROOF + 3, PROOF + 10)) {
            Actor actor = new Actor();
            StudyResult result = run(actor, budget);
            assertThat(actor.asked).hasSizeLessThanOrEqualTo(budget);
            assertThat(result.winner().candidate()).isEqualTo(result.baseline().candidate());
            assertThat(result.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
            assertThat(result.reason()).startsWith("the budget of " + budget + " completions is spent");
            assertThat(result.proof().orElseThrow().improved()).isFalse();
        }
    }

    @Property(tries = 10)
    void whatIsTooLittleForTheFirstPromptIsRefusedBeforeAnythingIsAsked(
            @ForAll @IntRange(min = 1, max = PROOF + 1) int budget) {
        Actor actor = new Actor();
        assertThatThrownBy(() -> run(actor, budget))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessageStartingWith("the budget of " + budget + " completions is spent");
        assertThat(actor.asked).isEmpty();
    }

    private static StudyResult run(Actor actor, int budget) {
        runs++;
        return new Stage(folder).run("run" + runs, actor, job(budget), new Audience(), InstantSource.system());
    }

    private static Job job(int budget) {
        return new Stage(folder).job(Map.of("budget.completions", "" + budget, "search.ablation", "0"));
    }
}
