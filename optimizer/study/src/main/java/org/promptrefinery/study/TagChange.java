package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.search.statistics.Holm;
import org.promptrefinery.search.statistics.PairedComparison;

/**
 * How the cases with one tag fare before and after.
 *
 * @param cases those with two scores
 * @param before weighted mean score of the first side, in [0, 1]
 * @param after of the second side
 * @param adjusted p-value, adjusted for there being several tags
 */
public record TagChange(
        String tag, int cases, double before, double after, PairedComparison comparison, double adjusted) {

    private static final double SIGNIFICANCE = 0.05;
    private static final double DROP = 0.1;
    private static final int ENOUGH = 5;
    private static final double ROUNDING = 1e-9;

    /** A tag by itself. */
    static TagChange of(String tag, MatchedPairs pairs, long seed) {
        PairedComparison comparison = pairs.comparison(seed);
        return new TagChange(tag, pairs.pairs().size(), pairs.before(), pairs.after(), comparison, comparison.pValue());
    }

    /** All tags together, adjusted after Holm. */
    static List<TagChange> adjusted(List<TagChange> tags) {
        double[] adjusted = Holm.adjust(
                tags.stream().mapToDouble(tag -> tag.comparison().pValue()).toArray());
        List<TagChange> rows = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            TagChange tag = tags.get(i);
            rows.add(new TagChange(tag.tag(), tag.cases(), tag.before(), tag.after(), tag.comparison(), adjusted[i]));
        }
        return List.copyOf(rows);
    }

    /** Whether it became worse beyond chance. */
    public boolean regressed() {
        return comparison.difference() < 0 && adjusted < SIGNIFICANCE;
    }

    /** Whether it fell by 10 points or more on at least 5 cases, which may be chance. */
    public boolean dropped() {
        return !regressed() && cases >= ENOUGH && comparison.difference() <= -DROP + ROUNDING;
    }
}
