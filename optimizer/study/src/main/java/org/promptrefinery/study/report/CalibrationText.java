package org.promptrefinery.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.calibration.Agreement;
import org.promptrefinery.evaluators.calibration.Kappa;
import org.promptrefinery.evaluators.calibration.Rate;

/** How far evaluators agree with people, for a person. */
public final class CalibrationText {

    private static final int WIDTH = 80;

    private CalibrationText() {}

    /**
     * Some lines on each evaluator, with a line break at the end.
     *
     * @param most how many disagreements to show of each
     */
    public static String of(List<Agreement> agreements, int most) {
        List<String> lines = new ArrayList<>();
        for (Agreement agreement : agreements) {
            addFigures(lines, agreement);
            addDisagreements(lines, agreement.disagreements(), most);
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static void addFigures(List<String> lines, Agreement agreement) {
        lines.add(OneLine.of(agreement.evaluator(), WIDTH));
        row(
                lines,
                "labelled",
                agreement.pairs().size() + " answers, " + agreement.unscored() + " more that it gave no score");
        row(lines, "agreement", rate(agreement.agreement()));
        row(
                lines,
                "Cohen's kappa",
                agreement.kappa().map(CalibrationText::kappa).orElse("not defined: both say one thing only"));
        agreement.weightedKappa().ifPresent(kappa -> row(lines, "weighted kappa", kappa(kappa)));
        row(lines, "passes of passes", rate(agreement.truePositives()));
        row(lines, "fails of fails", rate(agreement.trueNegatives()));
    }

    private static void addDisagreements(List<String> lines, List<Agreement.Pair> disagreements, int most) {
        row(lines, "disagreements", Integer.toString(disagreements.size()));
        for (Agreement.Pair pair : disagreements.stream().limit(most).toList()) {
            lines.add("    " + OneLine.of(pair.judged().subject(), WIDTH - 4));
            lines.add(String.format(Locale.ROOT, "      person %.2f, evaluator %.2f", pair.human(), pair.score()));
            lines.add("      answer  " + OneLine.of(pair.judged().answer(), WIDTH - 14));
            lines.add("      reason  " + OneLine.of(pair.reason(), WIDTH - 14));
        }
    }

    private static void row(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "  %-17s %s", name, value));
    }

    private static String kappa(Kappa kappa) {
        return String.format(
                Locale.ROOT, "%.2f, 95 %% interval %.2f to %.2f", kappa.value(), kappa.low(), kappa.high());
    }

    private static String rate(Rate rate) {
        return rate.of() == 0
                ? "none to count"
                : String.format(
                        Locale.ROOT,
                        "%d/%d, %.1f %%, 95 %% interval %.1f to %.1f",
                        rate.hits(),
                        rate.of(),
                        100 * rate.value(),
                        100 * rate.low(),
                        100 * rate.high());
    }
}
