package org.promptrefinery.report;

import java.util.List;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.Contribution;

/** What each section of the winner is good for. */
final class ContributionSection implements Section {

    private static final int LONGEST = 400;

    @Override
    public String id() {
        return "contributions";
    }

    @Override
    public String title() {
        return "What each part contributes";
    }

    @Override
    public boolean applies(RunView run) {
        return !sections(run).isEmpty();
    }

    private static List<Contribution> sections(RunView run) {
        return run.outcome().map(Outcome::sections).orElse(List.of());
    }

    @Override
    public void write(RunView run, Html html) {
        List<Contribution> sections = sections(run);
        boolean chain = sections.stream().anyMatch(section -> section.step() > 0);
        Whisker whisker = Whisker.of(
                sections.stream().mapToDouble(Contribution::low).min().orElse(0),
                sections.stream().mapToDouble(Contribution::high).max().orElse(0),
                20);
        html.leaf(
                "p.quiet",
                "How much the winner\u2019s score drops, in points, when this part is left out, on the same dev cases. A part"
                        + " whose interval holds 0 may be good for nothing.");
        Table.write(
                html,
                "Parts of the winner and what they contribute",
                List.of("Part", "#Contributes", "95\u00A0% interval", "#Cases"),
                () -> sections.forEach(section -> row(section, chain, whisker, html)));
    }

    private static void row(Contribution section, boolean chain, Whisker whisker, Html html) {
        html.in("tr", () -> {
            html.in(
                    "th.part",
                    () -> {
                        if (chain) {
                            html.text("prompt " + (section.step() + 1) + ": ");
                        }
                        Clip clip = Clip.of(section.text(), LONGEST);
                        html.foreign(clip.text()).text(clip.whole() ? "" : "\u2026");
                    },
                    "scope",
                    "row");
            Table.number(html, Figures.points(section.gain()));
            html.in("td", () -> whisker.draw(html, section.low(), section.gain(), section.high()));
            Table.number(html, Figures.count(section.cases()));
        });
    }
}
