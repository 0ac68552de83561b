package org.promptrefinery.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.study.MatchedPairs;

/** A comparison for a person. */
public final class HeadToHeadText {

    private static final String ROW = "%-30s %14s %14s";
    private static final int WIDTH = 80;
    private static final int ANSWER = 66;

    private HeadToHeadText() {}

    /**
     * Some lines of text, with a line break at the end.
     *
     * @param shown how many cases that only one side solves to show, for each side
     */
    public static String of(HeadToHead duel, int shown) {
        List<String> lines = new ArrayList<>();
        lines.add(side("A", duel.first()));
        lines.add(side("B", duel.second()));
        lines.add("");
        lines.add(duel.verdict());
        lines.add("");
        addScores(lines, duel);
        lines.addAll(TagTable.lines(duel.tags(), "A", "B"));
        lines.add("");
        addChanges(lines, "Only B solves", duel.pairs().fixed(), shown);
        addChanges(lines, "Only A solves", duel.pairs().broken(), shown);
        lines.add("");
        duel.cut().ifPresent(why -> lines.add(OneLine.of("Stopped early: " + why, WIDTH)));
        lines.add("Spent");
        lines.addAll(SpendingTable.lines(duel.spent().byPurpose()));
        return String.join("\n", lines) + "\n";
    }

    private static String side(String letter, HeadToHead.Side side) {
        return letter + "  " + OneLine.of(side.name(), WIDTH) + "  on "
                + OneLine.of(side.job().model().spec(), WIDTH);
    }

    private static void addScores(List<String> lines, HeadToHead duel) {
        lines.add(String.format(ROW, "", "A", "B"));
        row(lines, "score (" + duel.split() + ")", duel, card -> Points.percent(card.score()));
        row(lines, "scored", duel, Scorecard::coverage);
        row(lines, "broken gates", duel, card -> card.gatesBroken() == 0 ? "none" : "" + card.gatesBroken());
        row(lines, "prompt tokens", duel, card -> "" + card.promptTokens());
        lines.add("B less A on " + duel.pairs().coverage() + " cases: "
                + Points.signed(duel.comparison().difference()) + " points, "
                + Points.evidence(duel.comparison(), duel.comparison().pValue()));
    }

    private static void row(List<String> lines, String name, HeadToHead duel, Function<Scorecard, String> cell) {
        lines.add(String.format(
                Locale.ROOT,
                ROW,
                name,
                cell.apply(duel.first().card()),
                cell.apply(duel.second().card())));
    }

    private static void addChanges(List<String> lines, String title, List<MatchedPairs.Pair> pairs, int shown) {
        lines.add(title + ": " + (pairs.isEmpty() ? "none" : pairs.size() + " cases")
                + (shown > 0 && pairs.size() > shown ? ", such as" : ""));
        pairs.stream().limit(shown).forEach(pair -> {
            lines.add("  " + OneLine.of(AssessmentText.inputs(pair.after()), WIDTH - 2));
            lines.add(field("expected", pair.after().subject().expected()));
            lines.add(field("A", pair.before().answer()));
            lines.add(field("B", pair.after().answer()));
        });
    }

    private static String field(String name, String text) {
        return String.format(Locale.ROOT, "    %-8s  %s", name, OneLine.of(text, ANSWER));
    }
}
