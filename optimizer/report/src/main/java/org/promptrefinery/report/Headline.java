package org.promptrefinery.report;

import java.util.Optional;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.Proven;
import org.promptrefinery.study.history.Score;
import org.promptrefinery.study.history.Step;

/**
 * What a run comes to, in words.
 *
 * @param title few words
 * @param sentence the same with the numbers behind it
 * @param mood {@code better}, {@code worse} or {@code open}
 */
record Headline(String title, String sentence, String mood) {

    static Headline of(RunView run) {
        return run.outcome().map(Headline::of).orElseGet(() -> ofUnfinished(run));
    }

    private static Headline of(Outcome outcome) {
        Optional<Score> before = outcome.baseline().test();
        Optional<Score> after = outcome.winner().test();
        if (outcome.proven().isEmpty() || before.isEmpty() || after.isEmpty()) {
            return unproven(outcome);
        }
        Proven proven = outcome.proven().get();
        String facts = "On " + Figures.count(before.get().cases(), "test case")
                + " that the search never saw, the score went from "
                + Figures.percent(before.get().score()) + " to "
                + Figures.percent(after.get().score()) + ": " + Figures.points(proven.difference())
                + " points, 95\u00A0% interval " + Figures.interval(proven.low(), proven.high()) + " ("
                + Figures.chance(proven.pValue()) + ", " + Clip.brief(proven.test()) + ").";
        if (proven.improved()) {
            return new Headline(
                    "Improved by " + Figures.points(proven.difference()).substring(1) + " points", facts, "better");
        }
        String doubt = proven.undecided()
                .map(why -> " No gain may be claimed: " + Clip.brief(why) + ".")
                .orElse(" This may be chance, so no gain is claimed.");
        return new Headline(
                outcome.baseline().id().equals(outcome.winner().id())
                        ? "The job\u2019s prompt stays"
                        : "No gain is proven",
                facts + doubt,
                proven.high() < 0 ? "worse" : "open");
    }

    private static Headline unproven(Outcome outcome) {
        return new Headline(
                "Ended without a proof",
                "The best prompt scores "
                        + Figures.percent(outcome.winner().dev().score())
                        + " on the dev cases, the job\u2019s prompt "
                        + Figures.percent(outcome.baseline().dev().score())
                        + ". The test cases were not asked, so no gain is claimed.",
                "open");
    }

    private static Headline ofUnfinished(RunView run) {
        if (run.lastStep().isEmpty()) {
            return new Headline("Begun", "No prompt has been scored yet.", "open");
        }
        Step last = run.lastStep().get();
        String title = "Generation " + last.number() + " of at most "
                + run.history().job().generations();
        return new Headline(
                title,
                "The best prompt so far scores "
                        + Figures.percent(last.population().getFirst().dev().score())
                        + " on the dev cases, the job\u2019s prompt "
                        + run.seedDev().map(Score::score).map(Figures::percent).orElse("nothing")
                        + ". Nothing is proven before the run has ended.",
                "open");
    }
}
