package org.promptrefinery.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.study.history.Outcome.FrontPoint;
import org.promptrefinery.study.history.Score;
import org.promptrefinery.study.history.Step;

/** Score against length: the prompts that nothing beats, and others. */
final class FrontPlot {

    private static final int MOST_OTHERS = 300;

    private final RunView run;
    private final Html html;
    private final List<FrontPoint> front;
    private final Map<String, Score> others = new HashMap<>();

    FrontPlot(RunView run, Html html) {
        this.run = run;
        this.html = html;
        this.front = run.front().stream()
                .sorted(Comparator.comparingInt(FrontPoint::tokens))
                .toList();
        Set<String> ids = front.stream().map(FrontPoint::id).collect(Collectors.toSet());
        for (Step step : run.history().steps().reversed()) {
            for (Step.Survivor member : step.population()) {
                if (others.size() < MOST_OTHERS && !ids.contains(member.id())) {
                    others.putIfAbsent(member.id(), member.dev());
                }
            }
        }
    }

    void write() {
        html.in("figcaption", () -> {
            html.leaf("h3", "Score against length");
            html.in("p.quiet", () -> {
                html.leaf("span.key.chosen", "chosen").text(" ");
                html.leaf("span.key.front", "nothing is both better and shorter")
                        .text(" ");
                html.leaf("span.key.lost", "others that survived");
            });
        });
        Plot plot = new Plot(html, "front", tokens(), scores());
        plot.draw(
                "Score on the dev cases against tokens of the prompt; the table below has the same numbers",
                "prompt tokens",
                number -> Figures.count(Math.round(number)),
                () -> content(plot));
        table();
    }

    private double[] tokens() {
        List<Integer> all = new ArrayList<>();
        front.forEach(point -> all.add(point.tokens()));
        others.values().forEach(score -> all.add(score.tokens()));
        return new double[] {
            all.stream().mapToInt(Integer::intValue).min().orElse(0),
            all.stream().mapToInt(Integer::intValue).max().orElse(1) + 1
        };
    }

    private double[] scores() {
        List<Double> all = new ArrayList<>();
        front.forEach(point -> all.add(point.dev()));
        others.values().forEach(score -> all.add(score.score()));
        return new double[] {
            all.stream().mapToDouble(Double::doubleValue).min().orElse(0),
            all.stream().mapToDouble(Double::doubleValue).max().orElse(1)
        };
    }

    private void content(Plot plot) {
        others.forEach((id, score) ->
                plot.point("lost", score.tokens(), score.score(), 3.5, says(id, score.score(), score.tokens())));
        StringBuilder path = new StringBuilder();
        for (FrontPoint point : front) {
            String x = plot.x(point.tokens());
            path.append(path.isEmpty() ? "M" + x + " " : "H" + x + "V").append(plot.y(point.dev()));
        }
        if (!front.isEmpty()) {
            html.shape("path.line.front", "d", path.toString());
        }
        for (FrontPoint point : front) {
            if (point.chosen()) {
                html.shape("circle.ring", "cx", plot.x(point.tokens()), "cy", plot.y(point.dev()), "r", "10");
            }
            plot.point(
                    point.chosen() ? "chosen" : "front",
                    point.tokens(),
                    point.dev(),
                    5,
                    says(point.id(), point.dev(), point.tokens()) + (point.chosen() ? "; chosen" : ""));
        }
    }

    private String says(String id, double score, int tokens) {
        return Figures.percent(score) + " with " + Figures.count(tokens, "token") + ", " + origin(id);
    }

    private String origin(String id) {
        return Optional.ofNullable(run.history().candidates().get(id))
                .map(tried -> Clip.brief(tried.candidate().operator()) + " in generation " + tried.generation())
                .orElse(id);
    }

    private void table() {
        html.in(
                "details",
                () -> {
                    html.leaf("summary", "These numbers as a table");
                    Table.write(
                            html,
                            "Prompts that nothing beats",
                            List.of("Prompt", "#Dev score", "#Tokens", "Made by", "Chosen"),
                            () -> front.forEach(this::row));
                },
                "id",
                "front-table");
    }

    private void row(FrontPoint point) {
        html.in("tr", () -> {
            Table.name(html, point.id());
            Table.number(html, Figures.percent(point.dev()));
            Table.number(html, Figures.count(point.tokens()));
            html.leafOf("td", origin(point.id()));
            html.leaf("td", point.chosen() ? "chosen" : "");
        });
    }
}
