package org.promptrefinery.report;

import java.util.List;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.PatternCount;

/** What was wrong with answers, before and after. */
final class PatternSection implements Section {

    private static final int MOST = 100;

    @Override
    public String id() {
        return "patterns";
    }

    @Override
    public String title() {
        return "Error patterns";
    }

    @Override
    public boolean applies(RunView run) {
        return !patterns(run).isEmpty();
    }

    private static List<PatternCount> patterns(RunView run) {
        return run.outcome().map(Outcome::patterns).orElse(List.of());
    }

    @Override
    public void write(RunView run, Html html) {
        List<PatternCount> patterns = patterns(run);
        int most = patterns.stream()
                .mapToInt(pattern -> Math.max(pattern.before(), pattern.after()))
                .max()
                .orElse(1);
        html.leaf("p.quiet", "How many answers to the test cases have each of them.");
        Table.write(
                html,
                "Error patterns, before and after",
                List.of("Pattern", "#Before", "#After", "Before above, after below"),
                () -> patterns.stream().limit(MOST).forEach(pattern -> row(pattern, Math.max(1, most), html)));
        if (patterns.size() > MOST) {
            html.leaf("p.quiet", Figures.count(patterns.size() - (long) MOST) + " rarer ones are not shown.");
        }
    }

    private static void row(PatternCount pattern, int most, Html html) {
        html.in("tr", () -> {
            Table.name(html, pattern.pattern());
            Table.number(html, Figures.count(pattern.before()));
            Table.number(html, Figures.count(pattern.after()));
            html.in(
                    "td",
                    () -> html.in(
                            "svg.bars",
                            () -> {
                                bar(html, "before", pattern.before(), most, 2);
                                bar(html, "after", pattern.after(), most, 12);
                            },
                            "viewBox",
                            "0 0 240 22",
                            "role",
                            "img",
                            "aria-label",
                            pattern.before() + " before, " + pattern.after() + " after"));
        });
    }

    private static void bar(Html html, String kind, int count, int most, int y) {
        html.shape(
                "rect.bar." + kind,
                "x",
                "0",
                "y",
                "" + y,
                "width",
                Scale.place(238.0 * count / most, 1),
                "height",
                "8");
    }
}
