package org.promptrefinery.search.bench;

import java.util.List;
import java.util.Locale;

/** Results of one landscape for a terminal. */
public final class Table {

    private static final double MEDIAN = 0.5;
    private static final double LOW = 0.25;
    private static final double HIGH = 0.75;

    private Table() {}

    /** One line for each result, ours first. */
    public static String of(String title, List<Result> results) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%n%-22s %12s %15s %8s %8s %7s %15s %8s%n",
                title,
                "to 95 %",
                "quartiles",
                "reached",
                "to ours",
                "final",
                "quartiles",
                "spent"));
        double ours = results.getFirst().completions(MEDIAN);
        for (Result result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-22s %12s %15s %6.0f %% %8.2f %7.3f %15s %,8.0f%n",
                    result.strategy(),
                    completions(result, MEDIAN),
                    completions(result, LOW) + " - " + completions(result, HIGH),
                    100 * result.reached(),
                    result.completions(MEDIAN) / ours,
                    result.last(MEDIAN),
                    String.format(Locale.ROOT, "%.3f - %.3f", result.last(LOW), result.last(HIGH)),
                    result.spent()));
        }
        return table.toString();
    }

    private static String completions(Result result, double quantile) {
        return result.isReached(quantile) ? String.format(Locale.ROOT, "%,.0f", result.completions(quantile)) : "-";
    }
}
