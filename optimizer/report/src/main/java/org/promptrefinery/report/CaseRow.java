package org.promptrefinery.report;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.promptrefinery.report.CasePair.Side;

/** Writes a case as the row of a table. */
final class CaseRow {

    private static final int SHORT = 240;

    private final Html html;
    private final int number;
    private final Map<String, Integer> tags;
    private int parts;

    /**
     * A row.
     *
     * @param number of the row, for what can be opened in it
     * @param tags numbers of the tags that rows are found by
     */
    CaseRow(Html html, int number, Map<String, Integer> tags) {
        this.html = html;
        this.number = number;
        this.tags = tags;
    }

    void write(CasePair pair) {
        html.in(
                "tr.case",
                () -> {
                    html.leaf("td", pair.status().label());
                    html.in("td", () -> subject(pair));
                    html.in("td", () -> clipped(pair.expected(), pair));
                    html.in("td", () -> side(pair.before(), pair));
                    html.in("td", () -> side(pair.after(), pair));
                },
                "data-status",
                pair.status().key(),
                "data-split",
                Clip.brief(pair.key().split()),
                "data-tags",
                pair.tags().stream()
                        .filter(tags::containsKey)
                        .map(tag -> String.valueOf(tags.get(tag)))
                        .collect(Collectors.joining(" ")));
    }

    private void subject(CasePair pair) {
        clipped(pair.input(), pair);
        html.in("div.why", () -> {
            html.brief(pair.key().split() + " " + pair.key().subject());
            pair.tags().stream().limit(12).forEach(tag -> html.text(" ").leafOf("span.tag", Clip.brief(tag)));
        });
    }

    private void side(Side side, CasePair pair) {
        clipped(side.text(), pair);
        html.in("div.why", () -> {
            html.leaf("b", percent(side.score()));
            if (!side.gatesHeld()) {
                html.text(" breaks a gate");
            }
            if (side.score().orElse(0) < 1 || !side.gatesHeld()) {
                html.text(" ");
                clipped(side.reason(), pair);
            }
        });
        if (!side.evaluators().isEmpty()) {
            html.leafOf(
                    "div.why",
                    side.evaluators().entrySet().stream()
                            .map(one -> kind(one.getKey()) + " " + percent(one.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String percent(OptionalDouble score) {
        return score.isPresent() ? Math.round(100 * score.getAsDouble()) + "\u00A0%" : "no score";
    }

    /** Options of an evaluator are among the settings. */
    private static String kind(String evaluator) {
        int options = evaluator.indexOf('(');
        return Clip.brief(options > 0 ? evaluator.substring(0, options) : evaluator);
    }

    private void clipped(Clip text, CasePair pair) {
        Clip beginning = text.shorter(SHORT);
        if (beginning.whole()) {
            html.foreign(text.text());
            return;
        }
        html.in(
                "details",
                () -> {
                    html.in("summary", () -> html.foreign(beginning.text()).text("\u2026"));
                    html.foreign(text.text());
                    if (!text.whole()) {
                        html.in("div.why", () -> html.text(
                                        Figures.count(text.left(), "more character") + ": see verdicts.jsonl, case ")
                                .foreign(Clip.brief(pair.key().subject())));
                    }
                },
                "id",
                "text-" + number + "-" + parts++);
    }
}
