package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.PairedComparison;

/**
 * Baseline and winner on the untouched test split.
 *
 * @param baseline answers of the job's prompt
 * @param winner answers of the winner to the same cases
 * @param comparison of the scores of the cases that both have
 */
public record Proof(Scorecard baseline, Scorecard winner, PairedComparison comparison) {

    private static final double SIGNIFICANCE = 0.05;

    static Proof of(Scorecard baseline, Scorecard winner, long seed) {
        int[] both = IntStream.range(0, baseline.results().size())
                .filter(i -> baseline.results().get(i).scored()
                        && winner.results().get(i).scored())
                .toArray();
        if (both.length == 0) {
            return new Proof(baseline, winner, new PairedComparison(0, -1, 1, 1, "no test case has two scores"));
        }
        return new Proof(baseline, winner, PairedComparison.of(scores(baseline, both), scores(winner, both), seed));
    }

    /** Whether the winner is better beyond chance, and breaks no gate more often. */
    public boolean improved() {
        return comparison.difference() > 0
                && comparison.pValue() < SIGNIFICANCE
                && winner.gatesBroken() <= baseline.gatesBroken();
    }

    /** A test case with both answers. */
    public record Change(CaseResult before, CaseResult after) {}

    /** Cases that only the winner solves. */
    public List<Change> fixed() {
        return changes(false);
    }

    /** Cases that only the baseline solves. */
    public List<Change> broken() {
        return changes(true);
    }

    private List<Change> changes(boolean solvedBefore) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < baseline.results().size(); i++) {
            CaseResult before = baseline.results().get(i);
            CaseResult after = winner.results().get(i);
            if (before.solved() == solvedBefore && after.solved() != solvedBefore) {
                changes.add(new Change(before, after));
            }
        }
        return changes;
    }

    private static double[] scores(Scorecard card, int[] indices) {
        return IntStream.of(indices)
                .mapToDouble(i -> card.results().get(i).score())
                .toArray();
    }
}
