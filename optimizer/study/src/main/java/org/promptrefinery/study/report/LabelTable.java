package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.text.LabelReport;

/** A confusion matrix as text and as JSON. */
final class LabelTable {

    private static final int WIDTH = 80;
    private static final int MOST_LABELS = 8;
    private static final int MOST_CONFUSIONS = 10;
    private static final int LABEL = 20;
    private static final String NONE = "none";

    private LabelTable() {}

    /** The matrix, or the most frequent confusions where it would be too wide; lines of at most 80 characters. */
    static List<String> lines(LabelReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "labels: accuracy %.1f %%, macro F1 %.1f %%, %d cases",
                100 * report.accuracy(),
                100 * report.macroF1(),
                report.total()));
        lines.addAll(report.labels().size() <= MOST_LABELS ? matrix(report) : confusions(report));
        return lines;
    }

    /** Accuracy, macro F1, the matrix with its labels, and the measures of each label. */
    static void put(ObjectNode node, LabelReport report) {
        node.put("accuracy", report.accuracy()).put("macroF1", report.macroF1());
        ArrayNode labels = node.putArray("labels");
        report.labels().forEach(label -> labels.addObject()
                .put("label", label)
                .put("precision", report.precision(label))
                .put("recall", report.recall(label))
                .put("f1", report.f1(label))
                .put("cases", report.support(label)));
        ArrayNode matrix = node.putArray("confusion");
        report.confusion().forEach(row -> row.forEach(matrix.addArray()::add));
    }

    private static List<String> matrix(LabelReport report) {
        List<String> columns = new ArrayList<>(report.labels());
        columns.add(NONE);
        int cell = Math.max(4, (WIDTH - LABEL - 2) / columns.size() - 1);
        List<String> lines = new ArrayList<>();
        lines.add("  " + left("expected \\ said", LABEL) + cells(columns, cell));
        for (int i = 0; i < report.labels().size(); i++) {
            List<String> counts = report.confusion().get(i).stream()
                    .map(count -> count == 0 ? "." : count.toString())
                    .toList();
            lines.add("  " + left(report.labels().get(i), LABEL) + cells(counts, cell));
        }
        return lines;
    }

    private static String cells(List<String> texts, int width) {
        StringBuilder row = new StringBuilder();
        texts.forEach(text -> row.append(' ').append(right(text, width)));
        return row.toString();
    }

    private record Confusion(String expected, String said, int count) {}

    private static List<String> confusions(LabelReport report) {
        List<Confusion> found = new ArrayList<>();
        for (int i = 0; i < report.labels().size(); i++) {
            List<Integer> row = report.confusion().get(i);
            for (int j = 0; j < row.size(); j++) {
                if (i != j && row.get(j) > 0) {
                    String said =
                            j == report.labels().size() ? NONE : report.labels().get(j);
                    found.add(new Confusion(report.labels().get(i), said, row.get(j)));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Confusion::count).reversed())
                .limit(MOST_CONFUSIONS)
                .map(one -> OneLine.of(
                        String.format(Locale.ROOT, "  %5d x %s for %s", one.count(), one.said(), one.expected()),
                        WIDTH))
                .toList();
    }

    private static String left(String text, int width) {
        String cut = OneLine.of(text, width);
        return cut + " ".repeat(width - cut.length());
    }

    private static String right(String text, int width) {
        String cut = text.length() <= width ? text : text.substring(0, width);
        return " ".repeat(width - cut.length()) + cut;
    }
}
