package org.promptrefinery.export.repository;

import java.util.Locale;
import org.promptrefinery.export.gate.Lock;

/** Scores as a person reads them. */
final class Points {

    private static final double LEAST = 0.001;

    private Points() {}

    static String of(double score) {
        return String.format(Locale.ROOT, "%.1f", 100 * score);
    }

    static String interval(double low, double high) {
        return "[" + of(low) + ", " + of(high) + "]";
    }

    static String chance(Lock.Origin run) {
        return run.pValue() < LEAST ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", run.pValue());
    }
}
