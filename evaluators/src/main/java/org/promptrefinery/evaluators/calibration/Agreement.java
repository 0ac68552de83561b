package org.promptrefinery.evaluators.calibration;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How far one evaluator agrees with people.
 *
 * @param evaluator its name
 * @param pairs answers that both a person and the evaluator have scored
 * @param unscored labelled answers that the evaluator could not score
 * @param threshold score from which on an answer passes, for both
 */
public record Agreement(String evaluator, List<Pair> pairs, int unscored, double threshold) {

    private static final long SEED = 1;

    public Agreement {
        pairs = List.copyOf(pairs);
    }

    /**
     * One answer, scored twice.
     *
     * @param human score of the person
     * @param score of the evaluator
     * @param reason of the evaluator
     */
    public record Pair(JudgedAnswer judged, double human, double score, String reason) {}

    /** How often both pass or both fail an answer. */
    public Rate agreement() {
        return new Rate(count(true, true) + count(false, false), pairs.size());
    }

    /** How often the evaluator passes what a person passes. */
    public Rate truePositives() {
        return new Rate(count(true, true), count(true, true) + count(true, false));
    }

    /** How often the evaluator fails what a person fails. */
    public Rate trueNegatives() {
        return new Rate(count(false, false), count(false, false) + count(false, true));
    }

    /** Cohen's kappa of passes and failures; empty when it is not defined. */
    public Optional<Kappa> kappa() {
        return pairs.isEmpty()
                ? Optional.empty()
                : Kappa.of(new int[][] {
                    {count(true, true), count(true, false)},
                    {count(false, true), count(false, false)}
                });
    }

    /** Kappa with quadratic weights, where some score lies between 0 and 1. */
    public Optional<Kappa> weightedKappa() {
        return isGraded()
                ? Kappa.weighted(
                        pairs.stream().mapToDouble(Pair::human).toArray(),
                        pairs.stream().mapToDouble(Pair::score).toArray(),
                        SEED)
                : Optional.empty();
    }

    /** The kappa that fits the scores: weighted where they are graded. */
    public Optional<Kappa> fittingKappa() {
        return isGraded() ? weightedKappa() : kappa();
    }

    /** Whether a score lies between 0 and 1. */
    public boolean isGraded() {
        return pairs.stream()
                .flatMapToDouble(pair -> DoubleStream.of(pair.human(), pair.score()))
                .anyMatch(score -> score != 0 && score != 1);
    }

    /** Answers that one passes and the other fails, in the order of the labels. */
    public List<Pair> disagreements() {
        return pairs.stream()
                .filter(pair -> passes(pair.human()) != passes(pair.score()))
                .toList();
    }

    private int count(boolean human, boolean evaluator) {
        return (int) pairs.stream()
                .filter(pair -> passes(pair.human()) == human && passes(pair.score()) == evaluator)
                .count();
    }

    private boolean passes(double score) {
        return score >= threshold;
    }
}
