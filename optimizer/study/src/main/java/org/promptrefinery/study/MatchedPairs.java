package org.promptrefinery.study;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.PairedComparison;

/**
 * What two sides answered to the same cases.
 *
 * @param pairs answers to the cases for which both sides have a score, in the order of the first side
 * @param cases how many cases the first side was asked
 */
public record MatchedPairs(List<Pair> pairs, int cases) {

    /** Answers of both sides to a case, each with a score. */
    public record Pair(CaseResult before, CaseResult after) {}

    public MatchedPairs {
        pairs = List.copyOf(pairs);
    }

    /** The cases of two scorecards, matched by their ids. */
    public static MatchedPairs of(Scorecard first, Scorecard second) {
        Map<String, CaseResult> others = new HashMap<>();
        second.results().stream()
                .filter(CaseResult::scored)
                .forEach(result -> others.put(result.subject().id(), result));
        return new MatchedPairs(
                first.results().stream()
                        .filter(CaseResult::scored)
                        .flatMap(result ->
                                Optional.ofNullable(others.get(result.subject().id()))
                                        .map(other -> new Pair(result, other))
                                        .stream())
                        .toList(),
                first.results().size());
    }

    /** For how many of how many cases both sides have a score, such as {@code 38/40}. */
    public String coverage() {
        return pairs.size() + "/" + cases;
    }

    /** Weighted mean score of the first side over the pairs; 0 without any. */
    public double before() {
        return mean(Pair::before);
    }

    /** Weighted mean score of the second side over the pairs; 0 without any. */
    public double after() {
        return mean(Pair::after);
    }

    /**
     * The difference with its interval and test.
     *
     * @param seed of what is drawn for that
     */
    public PairedComparison comparison(long seed) {
        return pairs.isEmpty()
                ? new PairedComparison(0, -1, 1, 1, "no case has two scores")
                : PairedComparison.of(
                        scores(Pair::before),
                        scores(Pair::after),
                        pairs.stream().mapToDouble(MatchedPairs::weight).toArray(),
                        seed);
    }

    /** Whether the second side breaks gates at more cases than the first. */
    public boolean breaksMoreGates() {
        return broken(Pair::after) > broken(Pair::before);
    }

    /** Cases that only the second side solves. */
    public List<Pair> fixed() {
        return changed(false);
    }

    /** Cases that only the first side solves. */
    public List<Pair> broken() {
        return changed(true);
    }

    /** A row for each tag, by name. */
    public List<TagChange> byTag(long seed) {
        Collection<String> tags = new TreeSet<>();
        pairs.forEach(pair -> tags.addAll(pair.before().subject().tags()));
        return TagChange.adjusted(
                tags.stream().map(tag -> TagChange.of(tag, tagged(tag), seed)).toList());
    }

    private MatchedPairs tagged(String tag) {
        List<Pair> own = pairs.stream()
                .filter(pair -> pair.before().subject().tags().contains(tag))
                .toList();
        return new MatchedPairs(own, own.size());
    }

    private List<Pair> changed(boolean solvedBefore) {
        return pairs.stream()
                .filter(pair ->
                        pair.before().solved() == solvedBefore && pair.after().solved() != solvedBefore)
                .toList();
    }

    private double mean(Function<Pair, CaseResult> side) {
        double weights = pairs.stream().mapToDouble(MatchedPairs::weight).sum();
        double sum = pairs.stream()
                .mapToDouble(pair -> weight(pair) * side.apply(pair).score())
                .sum();
        return weights == 0 ? 0 : sum / weights;
    }

    private double[] scores(Function<Pair, CaseResult> side) {
        return pairs.stream().mapToDouble(pair -> side.apply(pair).score()).toArray();
    }

    private long broken(Function<Pair, CaseResult> side) {
        return pairs.stream().filter(pair -> !side.apply(pair).gatesHeld()).count();
    }

    private static double weight(Pair pair) {
        return pair.before().subject().weight();
    }
}
