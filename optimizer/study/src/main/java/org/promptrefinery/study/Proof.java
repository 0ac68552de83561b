package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param maxUnscored largest share of cases without two scores with which a winner is declared
 */
public record Proof(Scorecard baseline, Scorecard winner, PairedComparison comparison, double maxUnscored) {

    private static final double SIGNIFICANCE = 0.05;
    private static final double ROUNDING = 1e-9;

    static Proof of(Scorecard baseline, Scorecard winner, double maxUnscored, long seed) {
        int[] both = both(baseline, winner);
        PairedComparison comparison = both.length == 0
                ? new PairedComparison(0, -1, 1, 1, "no test case has two scores")
                : PairedComparison.of(scores(baseline, both), scores(winner, both), seed);
        return new Proof(baseline, winner, comparison, maxUnscored);
    }

    /** Whether the winner is better beyond chance and breaks no gate more often, on enough cases with two scores. */
    public boolean improved() {
        int[] both = both(baseline, winner);
        return comparison.difference() > 0
                && comparison.pValue() < SIGNIFICANCE
                && broken(winner, both) <= broken(baseline, both)
                && undecided().isEmpty();
    }

    /** On how many of how many test cases both prompts have a score, such as {@code 38/40}. */
    public String coverage() {
        return both(baseline, winner).length + "/" + baseline.results().size();
    }

    /** Why no winner may be declared, whatever the scores say; empty when enough cases have two scores. */
    public Optional<String> undecided() {
        int cases = baseline.results().size();
        boolean tooFew = cases - both(baseline, winner).length > maxUnscored * cases + ROUNDING;
        return tooFew
                ? Optional.of("only " + coverage() + " test cases have a score for both prompts, and max_unscored is "
                        + maxUnscored)
                : Optional.empty();
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
            boolean comparable = before.scored() && after.scored();
            if (comparable && before.solved() == solvedBefore && after.solved() != solvedBefore) {
                changes.add(new Change(before, after));
            }
        }
        return changes;
    }

    private static int[] both(Scorecard baseline, Scorecard winner) {
        return IntStream.range(0, baseline.results().size())
                .filter(i -> baseline.results().get(i).scored()
                        && winner.results().get(i).scored())
                .toArray();
    }

    private static long broken(Scorecard card, int[] indices) {
        return IntStream.of(indices)
                .filter(i -> !card.results().get(i).gatesHeld())
                .count();
    }

    private static double[] scores(Scorecard card, int[] indices) {
        return IntStream.of(indices)
                .mapToDouble(i -> card.results().get(i).score())
                .toArray();
    }
}
