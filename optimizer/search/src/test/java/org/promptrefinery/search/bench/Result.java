package org.promptrefinery.search.bench;

import java.util.List;

/**
 * Runs of one strategy on one landscape.
 *
 * @param budget completions of a run; one that did not get there counts as having spent it
 */
public record Result(String strategy, List<Trace> traces, long budget) {

    static final double GOAL = 0.95;

    public Result {
        traces = List.copyOf(traces);
    }

    /** Completions to reach the goal: the given quantile over the runs. */
    double completions(double quantile) {
        return quantile(
                traces.stream()
                        .mapToDouble(trace -> trace.until(GOAL).orElse(budget))
                        .sorted()
                        .toArray(),
                quantile);
    }

    /** Whether the quantile is of runs that reached the goal. */
    boolean isReached(double quantile) {
        return completions(quantile) < budget;
    }

    /** Share of the runs that reached the goal. */
    double reached() {
        return traces.stream().filter(trace -> trace.until(GOAL).isPresent()).count() / (double) traces.size();
    }

    /** True score in the end, as a share of the optimum. */
    double last(double quantile) {
        return quantile(
                traces.stream()
                        .mapToDouble(trace -> trace.last() / trace.optimum())
                        .sorted()
                        .toArray(),
                quantile);
    }

    /** True score after so many completions, as a share of the optimum. */
    double at(long completions, double quantile) {
        return quantile(
                traces.stream()
                        .mapToDouble(trace -> trace.at(completions) / trace.optimum())
                        .sorted()
                        .toArray(),
                quantile);
    }

    double spent() {
        return quantile(traces.stream().mapToDouble(Trace::spent).sorted().toArray(), 0.5);
    }

    private static double quantile(double[] sorted, double quantile) {
        double at = quantile * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
