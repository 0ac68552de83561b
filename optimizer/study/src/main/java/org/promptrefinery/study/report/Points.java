package org.promptrefinery.study.report;

import java.util.Locale;
import org.promptrefinery.search.statistics.PairedComparison;

/** Scores, differences and chances for a person. */
final class Points {

    private static final double LEAST_SHOWN = 0.0001;

    private Points() {}

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A difference of shares in points, with its sign. */
    static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share);
    }

    static String chance(double pValue) {
        return pValue < LEAST_SHOWN ? "below 0.0001" : String.format(Locale.ROOT, "%.4f", pValue);
    }

    /** A p-value as it stands behind "p". */
    static String relation(double pValue) {
        return pValue < LEAST_SHOWN ? chance(pValue) : "= " + chance(pValue);
    }

    /** The interval, the p-value and the test of a comparison. */
    static String evidence(PairedComparison comparison, double pValue) {
        return "95 % interval " + signed(comparison.low()) + " to " + signed(comparison.high()) + ", p "
                + relation(pValue) + " (" + comparison.test() + ")";
    }
}
