package org.promptrefinery.report;

import java.util.List;
import java.util.Locale;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.Retrieved;

/** Whether the passages that were looked up held what the cases need. */
final class RetrievalSection implements Section {

    @Override
    public String id() {
        return "retrieval";
    }

    @Override
    public String title() {
        return "What the passages held";
    }

    @Override
    public boolean applies(RunView run) {
        return !rows(run).isEmpty();
    }

    private static List<Retrieved> rows(RunView run) {
        return run.outcome().map(Outcome::retrieved).orElse(List.of());
    }

    @Override
    public void write(RunView run, Html html) {
        html.leaf(
                "p.quiet",
                "Cases that had the answer among the passages looked up for them, or a passage of the document that"
                        + " their source tag names. The words of an answer may stand in a passage for another reason.");
        Table.write(
                html,
                "Passages with the answer, by prompt and split",
                List.of("Prompt", "Cases", "#Asked", "#Answer there", "#Share", "#Mean reciprocal rank"),
                () -> rows(run).forEach(row -> row(row, html)));
    }

    private static void row(Retrieved row, Html html) {
        html.in("tr", () -> {
            Table.name(html, row.prompt());
            html.in("td", () -> html.brief(row.split()));
            Table.number(html, Figures.count(row.cases()));
            Table.number(html, Figures.count(row.found()));
            Table.number(html, Figures.percent(row.found() / (double) Math.max(1, row.cases())));
            Table.number(html, String.format(Locale.ROOT, "%.3f", row.reciprocalRank()));
        });
    }
}
