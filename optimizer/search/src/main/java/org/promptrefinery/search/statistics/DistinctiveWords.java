package org.promptrefinery.search.statistics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words that tell some texts from others: log-odds ratios with an informative Dirichlet prior, in standard
 * deviations. Monroe, Colaresi and Quinn (2008), Fightin' Words, Political Analysis 16, 372-403. Words that are common
 * everywhere and words that are merely rare both score low.
 */
public final class DistinctiveWords {

    /** A usual bound for a difference that is not chance. */
    private static final double SURE = 1.96;

    /** How many words the prior counts for. */
    private static final double PRIOR = 10;

    private DistinctiveWords() {}

    /**
     * The words that the first texts have surely more often, the most telling first.
     *
     * @param some texts as lists of words
     * @param others the texts that they are told from
     * @param most words wanted
     */
    public static List<String> of(Collection<List<String>> some, Collection<List<String>> others, int most) {
        Map<String, Integer> here = counts(some);
        Map<String, Integer> there = counts(others);
        Odds odds = new Odds(here, there, total(here), total(there));
        return here.keySet().stream()
                .filter(word -> odds.of(word) > SURE)
                .sorted(Comparator.comparingDouble(odds::of).reversed().thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private static Map<String, Integer> counts(Collection<List<String>> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The prior of a word is its share in all texts. */
    private record Odds(Map<String, Integer> here, Map<String, Integer> there, int allHere, int allThere) {

        double of(String word) {
            int one = here.getOrDefault(word, 0);
            int other = there.getOrDefault(word, 0);
            double prior = PRIOR * (one + other) / (allHere + allThere);
            double difference = logOdds(one + prior, allHere + PRIOR) - logOdds(other + prior, allThere + PRIOR);
            return difference / Math.sqrt(1 / (one + prior) + 1 / (other + prior));
        }

        private static double logOdds(double count, double all) {
            return Math.log(count / Math.max(Double.MIN_NORMAL, all - count));
        }
    }
}
