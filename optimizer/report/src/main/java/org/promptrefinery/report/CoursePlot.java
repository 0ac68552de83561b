package org.promptrefinery.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.promptrefinery.study.history.Step;
import org.promptrefinery.study.history.TriedCandidate;

/** Scores against what was spent for them. */
final class CoursePlot {

    private static final int MOST_POINTS = 400;

    private final RunView run;
    private final Html html;
    private final List<Step> steps;
    private final boolean spendingKnown;

    CoursePlot(RunView run, Html html) {
        this.run = run;
        this.html = html;
        this.steps = run.history().steps();
        this.spendingKnown = steps.getLast().completions() > 0;
    }

    void write() {
        html.in("figcaption", () -> {
            html.leaf("h3", "Score as completions were spent");
            html.in("p.quiet", () -> {
                html.leaf("span.key.best", "best").text(" ");
                html.leaf("span.key.mean", "mean of the population").text(" ");
                html.leaf("span.key.kept", "survived").text(" ");
                html.leaf("span.key.lost", "did not");
            });
        });
        List<TriedCandidate> shown = shown();
        double[] up = range(shown);
        double last = Math.max(1, at(steps.getLast()));
        Plot plot = new Plot(html, "course", new double[] {0, last}, up);
        plot.draw(
                "Best and mean score on the dev cases over the run; the table below has the same numbers",
                spendingKnown ? "completions" : "generation",
                number -> Figures.count(Math.round(number)),
                () -> {
                    points(plot, shown);
                    line(plot, "mean", CoursePlot::mean);
                    line(plot, "best", CoursePlot::best);
                });
        table();
    }

    private double at(Step step) {
        return spendingKnown ? step.completions() : step.number();
    }

    private static double best(Step step) {
        return step.population().stream()
                .mapToDouble(member -> member.dev().score())
                .max()
                .orElse(0);
    }

    private static double mean(Step step) {
        return step.population().stream()
                .mapToDouble(member -> member.dev().score())
                .average()
                .orElse(0);
    }

    private static Set<String> ids(Step step) {
        return step.population().stream().map(Step.Survivor::id).collect(Collectors.toSet());
    }

    /** Those that survived come first, should there be too many. */
    private List<TriedCandidate> shown() {
        Set<String> children = new HashSet<>();
        Set<String> kept = new HashSet<>();
        steps.forEach(step -> {
            children.addAll(step.children());
            kept.addAll(ids(step));
        });
        List<TriedCandidate> all = new ArrayList<>();
        run.history().candidates().values().stream()
                .filter(tried -> children.contains(tried.candidate().id()) && tried.cases() > 0)
                .forEach(all::add);
        all.sort((one, other) -> Boolean.compare(
                kept.contains(other.candidate().id()),
                kept.contains(one.candidate().id())));
        return all.size() > MOST_POINTS ? all.subList(0, MOST_POINTS) : all;
    }

    private double[] range(List<TriedCandidate> shown) {
        double least = steps.stream().mapToDouble(CoursePlot::mean).min().orElse(0);
        double most = steps.stream().mapToDouble(CoursePlot::best).max().orElse(1);
        for (TriedCandidate tried : shown) {
            least = Math.min(least, tried.score());
            most = Math.max(most, tried.score());
        }
        return new double[] {least, most};
    }

    private void points(Plot plot, List<TriedCandidate> shown) {
        Set<String> kept = new HashSet<>();
        steps.forEach(step -> kept.addAll(ids(step)));
        for (int pass = 0; pass < 2; pass++) {
            for (TriedCandidate tried : shown) {
                boolean survived = kept.contains(tried.candidate().id());
                if (survived == (pass == 1)) {
                    step(tried)
                            .ifPresent(step -> plot.point(
                                    survived ? "kept" : "lost",
                                    at(step),
                                    tried.score(),
                                    survived ? 4.5 : 3.5,
                                    says(tried)));
                }
            }
        }
    }

    private Optional<Step> step(TriedCandidate tried) {
        return steps.stream()
                .filter(step -> step.number() == tried.generation())
                .findFirst();
    }

    private static String says(TriedCandidate tried) {
        return "Generation " + tried.generation() + ", "
                + Clip.brief(tried.candidate().operator()) + ": "
                + Figures.percent(tried.score()) + " on " + Figures.count(tried.cases(), "dev case") + "; "
                + Clip.brief(tried.fate());
    }

    private void line(Plot plot, String kind, ToDoubleFunction<Step> score) {
        StringBuilder path = new StringBuilder();
        for (Step step : steps) {
            String x = plot.x(at(step));
            path.append(path.isEmpty() ? "M" + x + " " : "H" + x + "V").append(plot.y(score.applyAsDouble(step)));
        }
        html.shape("path.line." + kind, "d", path.toString());
    }

    private void table() {
        html.in(
                "details",
                () -> {
                    html.leaf("summary", "These numbers as a table");
                    Table.write(
                            html,
                            "Scores on the dev cases by generation",
                            List.of("#Generation", "#Completions", "#Best", "#Mean", "#Children", "#Survived"),
                            () -> steps.forEach(this::row));
                },
                "id",
                "course-table");
    }

    private void row(Step step) {
        Set<String> members = ids(step);
        html.in("tr", () -> {
            Table.number(html, Figures.count(step.number()));
            Table.number(html, spendingKnown ? Figures.count(step.completions()) : "unknown");
            Table.number(html, Figures.percent(best(step)));
            Table.number(html, Figures.percent(mean(step)));
            Table.number(html, Figures.count(step.children().size()));
            Table.number(
                    html,
                    Figures.count(
                            step.children().stream().filter(members::contains).count()));
        });
    }
}
