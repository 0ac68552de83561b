package org.promptrefinery.report;

import java.util.List;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.Cost;

/** What the run took, by what models are for. */
final class CostSection implements Section {

    @Override
    public String id() {
        return "cost";
    }

    @Override
    public String title() {
        return "Cost";
    }

    @Override
    public boolean applies(RunView run) {
        return run.outcome().isPresent();
    }

    @Override
    public void write(RunView run, Html html) {
        Outcome outcome = run.outcome().orElseThrow();
        html.leaf("p.quiet", "Of the last start of the program. Money is in the currency of the job\u2019s prices.");
        Table.write(
                html,
                "What models took, by role",
                List.of("Role", "#Completions", "#From the cache", "#Tokens in", "#Tokens out", "#Money"),
                () -> {
                    outcome.spent().forEach((role, cost) -> row(role, cost, html));
                    if (outcome.spent().size() > 1) {
                        row("all", outcome.total(), html);
                    }
                });
    }

    private static void row(String role, Cost cost, Html html) {
        html.in("tr", () -> {
            Table.name(html, role);
            Table.number(html, Figures.count(cost.completions()));
            Table.number(html, Figures.count(cost.cached()));
            Table.number(html, Figures.count(cost.tokensIn()));
            Table.number(html, Figures.count(cost.tokensOut()));
            Table.number(html, Figures.money(cost.money()));
        });
    }
}
