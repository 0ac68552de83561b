package org.promptrefinery.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.text.LabelReport;

/** An evaluated prompt for a person, on lines of at most 80 characters. */
public final class AssessmentText {

    private static final int NAME = 42;
    private static final int WIDTH = 80;
    private static final int MARGIN = 14;
    private static final String ROW = "%-42s %9s %9s %13s";

    private AssessmentText() {}

    /**
     * Some lines of text, with a line break at the end.
     *
     * @param worst how many of the worst answers to show
     */
    public static String of(Assessment assessment, int worst) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, ROW, "", "score", "scored", "gates broken"));
        lines.add(row(Breakdown.overall(assessment.card())));
        addRows(lines, "by evaluator", Breakdown.byEvaluator(assessment.job().evaluation(), assessment.card()));
        addRows(lines, "by tag", Breakdown.byTag(assessment.card()));
        LabelReport.of(assessment.card(), assessment.job().evaluation())
                .ifPresent(report -> lines.addAll(LabelTable.lines(report)));
        assessment.retrieval().ifPresent(quality -> lines.addAll(RetrievalTable.lines(quality)));
        addUncalibrated(lines, assessment.job().uncalibrated());
        addUnscored(lines, assessment.unscored());
        addWorst(lines, assessment.worst(worst));
        lines.add("");
        assessment.cut().ifPresent(why -> lines.add(OneLine.of("Stopped early: " + why, WIDTH)));
        lines.add(String.format(
                Locale.ROOT,
                "Spent (the prompt has %,d tokens)",
                assessment.card().promptTokens()));
        lines.addAll(SpendingTable.lines(assessment.spent().byPurpose()));
        return String.join("\n", lines) + "\n";
    }

    private static void addRows(List<String> lines, String title, List<Breakdown> rows) {
        if (!rows.isEmpty()) {
            lines.add(title);
            rows.forEach(row -> lines.add(row(row)));
        }
    }

    private static String row(Breakdown row) {
        String score = row.scored() == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * row.score());
        String broken = row.gatesBroken().isEmpty()
                ? "-"
                : Integer.toString(row.gatesBroken().getAsInt());
        return String.format(Locale.ROOT, ROW, "  " + OneLine.of(row.name(), NAME - 2), score, row.coverage(), broken);
    }

    private static void addUncalibrated(List<String> lines, Map<String, String> uncalibrated) {
        uncalibrated.forEach((evaluator, why) -> {
            lines.add(OneLine.of("uncalibrated: " + evaluator, WIDTH));
            lines.add("    " + OneLine.of(why, WIDTH - 4));
        });
    }

    private static void addUnscored(List<String> lines, List<CaseResult> unscored) {
        if (!unscored.isEmpty()) {
            CaseResult first = unscored.getFirst();
            lines.add("");
            lines.add("No score: " + unscored.size() + " cases, such as");
            lines.add(indented(first.subject().id() + ": " + reason(first)));
        }
    }

    private static void addWorst(List<String> lines, List<CaseResult> worst) {
        if (worst.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Worst");
        for (CaseResult result : worst) {
            String score = result.scored() ? String.format(Locale.ROOT, "%.1f %%", 100 * result.score()) : "no score";
            lines.add(indented(result.subject().id() + "  " + score + (result.gatesHeld() ? "" : ", breaks a gate")));
            lines.add(field("input", inputs(result)));
            lines.add(field("expected", result.subject().expected()));
            lines.add(field("answer", result.answer()));
            lines.add(field("reason", reason(result)));
        }
    }

    private static String field(String name, String text) {
        return String.format(Locale.ROOT, "    %-8s  %s", name, OneLine.of(text, WIDTH - MARGIN));
    }

    private static String indented(String line) {
        return "  " + OneLine.of(line, WIDTH - 2);
    }

    static String inputs(CaseResult result) {
        return new TreeMap<>(result.subject().inputs()).values().stream().collect(Collectors.joining(" | "));
    }

    static String reason(CaseResult result) {
        return switch (result.overall()) {
            case Verdict.Scored scored -> scored.reason();
            case Verdict.Unscored unscored -> unscored.cause();
        };
    }
}
