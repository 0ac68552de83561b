package org.promptrefinery.evaluators.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;

/**
 * How well labels were told apart. The measures are those of scikit-learn (Pedregosa et al., 2011): what would be
 * divided by zero is 0. Cases do not count by their weight.
 *
 * @param labels in the order of rows and columns
 * @param confusion how often; a row for each expected label, a column for each predicted one and a last one for "no
 *     label"
 */
public record LabelReport(List<String> labels, List<List<Integer>> confusion) {

    public LabelReport {
        labels = List.copyOf(labels);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /**
     * One case.
     *
     * @param expected one of the labels
     * @param predicted one of the labels, or nothing
     */
    public record Pair(String expected, Optional<String> predicted) {}

    /** Counts pairs; labels that are not in the list are refused. */
    public static LabelReport of(List<String> labels, List<Pair> pairs) {
        int[][] counts = new int[labels.size()][labels.size() + 1];
        for (Pair pair : pairs) {
            counts[index(labels, pair.expected())][
                    pair.predicted().map(label -> index(labels, label)).orElse(labels.size())]++;
        }
        List<List<Integer>> confusion = new ArrayList<>();
        for (int[] row : counts) {
            confusion.add(IntStream.of(row).boxed().toList());
        }
        return new LabelReport(labels, confusion);
    }

    /**
     * The report on the cases that the first evaluator {@code label} of a job scored; nothing when it has none. Without
     * a list of labels, the references of these cases are the labels.
     */
    public static Optional<LabelReport> of(Scorecard scorecard, Evaluation evaluation) {
        return evaluation.parts().stream()
                .map(Evaluation.Part::evaluator)
                .filter(LabelMatch.class::isInstance)
                .map(LabelMatch.class::cast)
                .findFirst()
                .map(label -> {
                    List<CaseResult> scored = scorecard.results().stream()
                            .filter(result -> result.byEvaluator().get(label.name()) instanceof Verdict.Scored)
                            .toList();
                    return LabelPairs.report(scored, label.labels());
                });
    }

    /** How many cases there are. */
    public int total() {
        return IntStream.range(0, labels.size()).map(this::support).sum();
    }

    /** How many cases have this label. */
    public int support(String label) {
        return support(index(labels, label));
    }

    /** Share of the cases whose label was found. */
    public double accuracy() {
        return ratio(IntStream.range(0, labels.size()).map(this::hits).sum(), total());
    }

    /** Share of the predictions of this label that are right. */
    public double precision(String label) {
        int index = index(labels, label);
        return ratio(hits(index), predicted(index));
    }

    /** Share of the cases with this label in which it was found. */
    public double recall(String label) {
        int index = index(labels, label);
        return ratio(hits(index), support(index));
    }

    /** The harmonic mean of precision and recall. */
    public double f1(String label) {
        int index = index(labels, label);
        return ratio(2 * hits(index), predicted(index) + support(index));
    }

    /** The mean of F1 over the labels that were expected or predicted at least once. */
    public double macroF1() {
        return labels.stream()
                .filter(label -> support(label) + predicted(index(labels, label)) > 0)
                .mapToDouble(this::f1)
                .average()
                .orElse(0);
    }

    private int hits(int label) {
        return confusion.get(label).get(label);
    }

    private int support(int label) {
        return confusion.get(label).stream().mapToInt(Integer::intValue).sum();
    }

    private int predicted(int label) {
        return confusion.stream().mapToInt(row -> row.get(label)).sum();
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static int index(List<String> labels, String label) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("'" + label + "' is none of the labels " + labels);
        }
        return index;
    }
}
