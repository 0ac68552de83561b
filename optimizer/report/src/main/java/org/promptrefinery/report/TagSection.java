package org.promptrefinery.report;

import java.util.List;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.Tag;

/** How the cases of each tag fare. */
final class TagSection implements Section {

    @Override
    public String id() {
        return "tags";
    }

    @Override
    public String title() {
        return "Score by tag";
    }

    @Override
    public boolean applies(RunView run) {
        return !tags(run).isEmpty();
    }

    private static List<Tag> tags(RunView run) {
        return run.outcome().flatMap(Outcome::proven).map(Outcome.Proven::tags).orElse(List.of());
    }

    @Override
    public void write(RunView run, Html html) {
        List<Tag> tags = tags(run);
        Whisker whisker = Whisker.of(
                tags.stream().mapToDouble(Tag::low).min().orElse(0),
                tags.stream().mapToDouble(Tag::high).max().orElse(0),
                20);
        html.leaf("p.quiet", "On the test cases. A tag has few cases, so look at the intervals.");
        Table.write(
                html,
                "Scores by tag, before and after",
                List.of("Tag", "#Cases", "#Before", "#After", "#Difference", "95\u00A0% interval", ""),
                () -> tags.forEach(tag -> row(tag, whisker, html)));
    }

    private static void row(Tag tag, Whisker whisker, Html html) {
        html.in("tr", () -> {
            Table.name(html, tag.name());
            Table.number(html, Figures.count(tag.cases()));
            Table.number(html, Figures.percent(tag.before()));
            Table.number(html, Figures.percent(tag.after()));
            Table.number(html, Figures.points(tag.after() - tag.before()));
            html.in("td", () -> whisker.draw(html, tag.low(), tag.after() - tag.before(), tag.high()));
            html.leaf("td.remark", remark(tag));
        });
    }

    private static String remark(Tag tag) {
        if (tag.regressed()) {
            return "worse beyond chance";
        }
        return tag.dropped() ? "worse, which may be chance" : "";
    }
}
