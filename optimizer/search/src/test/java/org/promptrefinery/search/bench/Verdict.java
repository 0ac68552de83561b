package org.promptrefinery.search.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Whether ours, the first of each landscape, keeps what was promised. */
public final class Verdict {

    private static final double MEDIAN = 0.5;
    private static final double PROMISED = 0.5;

    private Verdict() {}

    /** A line for each promise; nothing where there is nobody to compare with. */
    public static String of(Collection<List<Result>> landscapes) {
        List<List<Result>> compared =
                landscapes.stream().filter(results -> results.size() > 1).toList();
        if (compared.isEmpty()) {
            return "";
        }
        double[] ratios = compared.stream().mapToDouble(Verdict::ratio).sorted().toArray();
        double median = (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
        long last = compared.stream().filter(Verdict::isLast).count();
        return String.format(
                Locale.ROOT,
                "%nCompletions of ours by those of the best of the others: %s; in the median %.2f, promised %.2f: %s%n"
                        + "Ours is last on %d of %d landscapes: %s%n",
                Arrays.stream(ratios)
                        .mapToObj(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .toList(),
                median,
                PROMISED,
                median <= PROMISED ? "kept" : "NOT KEPT",
                last,
                compared.size(),
                last == 0 ? "kept" : "NOT KEPT");
    }

    private static double ratio(List<Result> results) {
        return results.getFirst().completions(MEDIAN)
                / results.stream()
                        .skip(1)
                        .mapToDouble(result -> result.completions(MEDIAN))
                        .min()
                        .orElseThrow();
    }

    /** Slower than every other; among those who do not get there, the lower score in the end is behind. */
    private static boolean isLast(List<Result> results) {
        Result ours = results.getFirst();
        return results.stream().skip(1).allMatch(other -> isBehind(ours, other));
    }

    private static boolean isBehind(Result ours, Result other) {
        return ours.isReached(MEDIAN) || other.isReached(MEDIAN)
                ? ours.completions(MEDIAN) > other.completions(MEDIAN)
                : ours.last(MEDIAN) < other.last(MEDIAN);
    }
}
