package org.promptrefinery.evaluators;

import java.util.List;

/**
 * How one prompt did on a list of cases.
 *
 * @param results one per case, in the order of the cases
 * @param promptTokens length of the rendered fixed part of the prompt, in tokens of the task model
 */
public record Scorecard(List<CaseResult> results, int promptTokens) {
    private static final double ROUNDING = 1e-9;

    public Scorecard {
        results = List.copyOf(results);
    }

    /** Weighted mean score over the scored cases, in [0, 1]; 0 when none is scored. */
    public double score() {
        double sum = 0;
        double weights = 0;
        for (CaseResult result : results) {
            if (result.scored()) {
                sum += result.subject().weight() * result.score();
                weights += result.subject().weight();
            }
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /** How many answers broke a gate. */
    public int gatesBroken() {
        return (int) results.stream().filter(result -> !result.gatesHeld()).count();
    }

    public boolean gatesHeld() {
        return gatesBroken() == 0;
    }

    /** How many cases have a score. */
    public int scored() {
        return (int) results.stream().filter(CaseResult::scored).count();
    }

    /** How many of how many cases have a score, such as {@code 38/40}. */
    public String coverage() {
        return scored() + "/" + results.size();
    }

    /** Whether more than this share of the cases has no score. */
    public boolean exceeds(double maxUnscored) {
        return results.size() - scored() > maxUnscored * results.size() + ROUNDING;
    }
}
