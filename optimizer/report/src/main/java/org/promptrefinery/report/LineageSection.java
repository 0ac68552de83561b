package org.promptrefinery.report;

import java.util.List;
import org.promptrefinery.study.history.TriedCandidate;

/** From the seed to the best prompt, step by step. */
final class LineageSection implements Section {

    @Override
    public String id() {
        return "lineage";
    }

    @Override
    public String title() {
        return "How it came to be";
    }

    @Override
    public boolean applies(RunView run) {
        return run.lineage().size() > 1;
    }

    @Override
    public void write(RunView run, Html html) {
        List<TriedCandidate> line = run.lineage();
        html.leaf("p.quiet", "Scores are those on the dev cases that a prompt was asked before it was judged.");
        html.in("ol.lineage", () -> {
            for (int i = 0; i < line.size(); i++) {
                step(line, i, html);
            }
        });
    }

    private static void step(List<TriedCandidate> line, int index, Html html) {
        TriedCandidate tried = line.get(index);
        html.in(
                "li",
                () -> {
                    html.in("h3", () -> {
                        html.text(index == 0 ? "The job\u2019s prompt" : "");
                        if (index > 0) {
                            html.brief(tried.candidate().operator());
                        }
                    });
                    html.in("p.quiet", () -> {
                        if (index > 0) {
                            html.text("Generation " + tried.generation() + ": ")
                                    .brief(tried.candidate().why());
                        } else {
                            html.text("Where it began");
                        }
                        links(line.size(), index, html);
                    });
                    html.in("p.gain", () -> gain(line, index, html));
                    if (index > 0) {
                        new PromptDiff(html)
                                .write(
                                        line.get(index - 1).candidate().chain(),
                                        tried.candidate().chain(),
                                        true);
                    } else {
                        new PromptDiff(html).write(tried.candidate().chain());
                    }
                },
                "id",
                "step-" + index,
                "tabindex",
                "-1");
    }

    private static void links(int size, int index, Html html) {
        html.in("span.links", () -> {
            if (index > 0) {
                html.leaf(
                        "a",
                        "\u2191 before",
                        "href",
                        "#step-" + (index - 1),
                        "aria-label",
                        "to the step before step " + index);
            }
            if (index < size - 1) {
                html.leaf(
                        "a",
                        "\u2193 next",
                        "href",
                        "#step-" + (index + 1),
                        "aria-label",
                        "to the step after step " + index);
            }
        });
    }

    private static void gain(List<TriedCandidate> line, int index, Html html) {
        TriedCandidate tried = line.get(index);
        html.leaf("strong", Figures.percent(tried.score()));
        html.text(" on " + Figures.count(tried.cases(), "dev case"));
        if (index > 0) {
            double gained = tried.score() - line.get(index - 1).score();
            html.text(", ").leaf("span." + (gained >= 0 ? "better" : "worse"), Figures.points(gained) + " points");
        }
    }
}
