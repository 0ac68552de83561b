package org.promptrefinery.report;

import org.promptrefinery.search.Chain;
import org.promptrefinery.study.history.TriedCandidate;

/** The job's prompt and the best one. */
final class PromptSection implements Section {

    @Override
    public String id() {
        return "prompt";
    }

    @Override
    public String title() {
        return "The prompt";
    }

    @Override
    public boolean applies(RunView run) {
        return run.best().isPresent();
    }

    @Override
    public void write(RunView run, Html html) {
        TriedCandidate seed = run.seed().orElseThrow();
        TriedCandidate best = run.best().orElseThrow();
        Chain before = seed.candidate().chain();
        Chain after = best.candidate().chain();
        PromptDiff diff = new PromptDiff(html);
        if (before.equals(after)) {
            String soFar = run.outcome().isPresent() ? "" : " so far";
            html.leaf("p.quiet", "No other prompt is better than the one of the job" + soFar + ".");
            diff.write(after);
            return;
        }
        html.in("p.quiet", () -> {
            html.text("From the prompt of the job to the " + run.bestName() + ": ");
            html.leaf("del", "removed").text(", ").leaf("ins", "added").text(". ");
            int steps = run.lineage().size() - 1;
            html.leaf("a", "It took " + Figures.count(steps, "step") + ".", "href", "#lineage");
        });
        diff.write(before, after, false);
        html.in(
                "details",
                () -> {
                    html.leaf("summary", "The " + run.bestName() + " as it stands");
                    diff.write(after);
                },
                "id",
                "prompt-plain");
    }
}
