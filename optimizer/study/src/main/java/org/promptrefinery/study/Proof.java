package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.Holm;
import org.promptrefinery.search.statistics.PairedComparison;

/**
 * Baseline and finalists on the untouched test split. The winner is the first finalist: it was chosen before a test
 * case was asked, and none of the others takes its place, whatever the test cases say.
 *
 * @param baseline answers of the job's prompt
 * @param finalists the winner first
 * @param tags how the cases of each tag fare under the winner
 * @param maxUnscored largest share of cases without two scores with which a winner is declared
 */
public record Proof(Scorecard baseline, List<Finalist> finalists, List<TagChange> tags, double maxUnscored) {

    private static final double SIGNIFICANCE = 0.05;
    private static final double ROUNDING = 1e-9;

    public Proof {
        finalists = List.copyOf(finalists);
        tags = List.copyOf(tags);
        if (finalists.isEmpty()) {
            throw new IllegalArgumentException("a proof has a winner");
        }
    }

    static Proof of(Scorecard baseline, Scorecard winner, double maxUnscored, long seed) {
        return of(baseline, new LinkedHashMap<>(Map.of("winner", winner)), maxUnscored, seed);
    }

    /**
     * Several finalists, with their p-values adjusted after Holm.
     *
     * @param finalists their answers by the ids of the candidates, the winner first
     */
    static Proof of(Scorecard baseline, SequencedMap<String, Scorecard> finalists, double maxUnscored, long seed) {
        List<PairedComparison> comparisons = finalists.values().stream()
                .map(card -> MatchedPairs.of(baseline, card).comparison(seed))
                .toList();
        double[] adjusted = Holm.adjust(
                comparisons.stream().mapToDouble(PairedComparison::pValue).toArray());
        List<Finalist> tested = new ArrayList<>();
        finalists.forEach((id, card) ->
                tested.add(new Finalist(id, card, comparisons.get(tested.size()), adjusted[tested.size()])));
        List<TagChange> tags =
                MatchedPairs.of(baseline, finalists.firstEntry().getValue()).byTag(seed);
        return new Proof(baseline, tested, tags, maxUnscored);
    }

    /** Answers of the winner to the test cases. */
    public Scorecard winner() {
        return finalists.getFirst().card();
    }

    /** Of the winner's scores with those of the baseline. */
    public PairedComparison comparison() {
        return finalists.getFirst().comparison();
    }

    /** The winner's p-value, adjusted for there being several finalists. */
    public double pValue() {
        return finalists.getFirst().adjusted();
    }

    /** Whether the winner is better beyond chance and breaks no gate more often, on enough cases with two scores. */
    public boolean improved() {
        return improved(finalists.getFirst());
    }

    /** Finalists other than the winner that are better than the baseline in the same sense. */
    public List<Finalist> alsoImproved() {
        return finalists.stream().skip(1).filter(this::improved).toList();
    }

    /** Whether a finalist is better in the sense of {@link #improved()}. */
    public boolean improved(Finalist finalist) {
        MatchedPairs pairs = MatchedPairs.of(baseline, finalist.card());
        return finalist.comparison().difference() > 0
                && finalist.adjusted() < SIGNIFICANCE
                && !pairs.breaksMoreGates()
                && !tooFew(pairs);
    }

    /** On how many of how many test cases both prompts have a score, such as {@code 38/40}. */
    public String coverage() {
        return pairs().coverage();
    }

    /** Why no winner may be declared, whatever the scores say; empty when enough cases have two scores. */
    public Optional<String> undecided() {
        return tooFew(pairs())
                ? Optional.of("only " + coverage() + " test cases have a score for both prompts, and max_unscored is "
                        + maxUnscored)
                : Optional.empty();
    }

    /** Cases that only the winner solves. */
    public List<MatchedPairs.Pair> fixed() {
        return pairs().fixed();
    }

    /** Cases that only the baseline solves. */
    public List<MatchedPairs.Pair> broken() {
        return pairs().broken();
    }

    private MatchedPairs pairs() {
        return MatchedPairs.of(baseline, winner());
    }

    private boolean tooFew(MatchedPairs pairs) {
        return pairs.cases() - pairs.pairs().size() > maxUnscored * pairs.cases() + ROUNDING;
    }
}
