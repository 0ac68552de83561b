package org.promptrefinery.report;

import java.util.Optional;
import org.promptrefinery.study.history.JobFacts;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.Cost;
import org.promptrefinery.study.history.Score;

/** The top of the page: what came of the run, and what a reader should know first. */
final class VerdictHeader {

    private final RunView run;
    private final Html html;

    VerdictHeader(RunView run, Html html) {
        this.run = run;
        this.html = html;
    }

    /** What came of it, in a sentence. */
    void write() {
        Headline headline = Headline.of(run);
        html.in("header.verdict." + headline.mood(), () -> {
            eyebrow(run.history().job());
            html.leaf("h1", headline.title());
            html.in("p.lead", () -> html.foreign(headline.sentence()));
        });
    }

    /** The numbers, and the warnings. */
    void writeFacts() {
        html.in("div.summary", () -> {
            run.outcome().flatMap(Outcome::proven).ifPresent(this::interval);
            html.in("dl.facts", () -> run.outcome().ifPresentOrElse(this::facts, this::factsSoFar));
            run.outcome().ifPresent(this::warnings);
        });
    }

    private void eyebrow(JobFacts job) {
        html.in("p.eyebrow", () -> {
            html.in("strong", () -> html.brief(job.name()));
            html.text(" \u00B7 ").brief(job.task());
            job.reflector().ifPresent(name -> html.text(" \u00B7 reflector ").brief(name));
            if (!job.judges().isEmpty()) {
                html.text(" \u00B7 judged by ").brief(String.join(", ", job.judges()));
            }
            html.text(" \u00B7 " + Figures.count(job.cases(), "case") + " \u00B7 run ")
                    .brief(run.history().folder().name());
        });
    }

    private void interval(Outcome.Proven proven) {
        html.in("figure.hero", () -> {
            html.leaf("figcaption", "Gain in points, with its 95\u00A0% interval");
            new GainPicture(html).draw(proven.low(), proven.difference(), proven.high());
        });
    }

    private void facts(Outcome outcome) {
        Optional<Score> before = outcome.baseline().test();
        Optional<Score> after = outcome.winner().test();
        Score devBefore = outcome.baseline().dev();
        Score devAfter = outcome.winner().dev();
        if (before.isPresent() && after.isPresent()) {
            fact(
                    "Test score",
                    change(
                            Figures.percent(before.get().score()),
                            Figures.percent(after.get().score())));
        }
        fact("Dev score", change(Figures.percent(devBefore.score()), Figures.percent(devAfter.score())));
        fact("Prompt tokens", change(Figures.count(devBefore.tokens()), Figures.count(devAfter.tokens())));
        Score gatesBefore = before.orElse(devBefore);
        Score gatesAfter = after.orElse(devAfter);
        fact("Broken gates", change(none(gatesBefore.gatesBroken()), none(gatesAfter.gatesBroken())));
        int asked = gatesBefore.cases() + gatesAfter.cases();
        int unscored = asked - gatesBefore.scored() - gatesAfter.scored();
        fact("Unscored answers", unscored == 0 ? "none" : share(unscored, asked));
        Cost total = outcome.total();
        fact("Completions", Figures.count(total.completions()));
        if (total.cached() > 0) {
            fact("From the cache", Figures.count(total.cached()));
        }
        fact("Time", Figures.time(outcome.time()));
        fact("Cost", Figures.money(total.money()));
    }

    private void factsSoFar() {
        run.lastStep().ifPresent(step -> {
            fact(
                    "Dev score",
                    change(
                            run.seedDev()
                                    .map(Score::score)
                                    .map(Figures::percent)
                                    .orElse("-"),
                            Figures.percent(step.population().getFirst().dev().score())));
            fact("Completions", Figures.count(step.completions()));
            fact("Prompts tried", Figures.count(run.history().candidates().size()));
            fact("Generations", Figures.count(step.number()));
        });
    }

    private static String share(int part, int of) {
        return Figures.count(part) + " of " + Figures.count(of) + " (" + Figures.percent((double) part / of) + ")";
    }

    private static String none(int count) {
        return count == 0 ? "none" : Figures.count(count);
    }

    private static String change(String before, String after) {
        return before.equals(after) ? after : before + " \u2192 " + after;
    }

    private void fact(String name, String value) {
        html.in("div", () -> {
            html.leaf("dt", name);
            html.leaf("dd", value);
        });
    }

    private void warnings(Outcome outcome) {
        html.in("p.ending", () -> html.text("Ended: ").brief(outcome.reason() + "."));
        if (!outcome.warnings().isEmpty()) {
            html.in(
                    "div.warnings",
                    () -> {
                        html.leaf("h2", "Know this first");
                        html.in("ul", () -> outcome.warnings()
                                .forEach(warning -> html.leafOf("li", Clip.brief(warning))));
                    },
                    "role",
                    "note");
        }
    }
}
