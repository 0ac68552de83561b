package org.promptrefinery.retrieval.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one ranking of several whose scores cannot be compared: reciprocal rank fusion (Cormack, Clarke and Buettcher
 * 2009), with their constant.
 */
final class ReciprocalRanks {

    private static final int CONSTANT = 60;

    private ReciprocalRanks() {}

    /** All that is in any of them, best first; ties by place. */
    static List<Ranked> fused(List<List<Ranked>> rankings) {
        Map<Integer, Double> scores = new HashMap<>();
        for (List<Ranked> ranking : rankings) {
            for (int rank = 0; rank < ranking.size(); rank++) {
                scores.merge(ranking.get(rank).place(), 1.0 / (CONSTANT + rank + 1), Double::sum);
            }
        }
        return scores.entrySet().stream()
                .map(scored -> new Ranked(scored.getKey(), scored.getValue()))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::place))
                .toList();
    }
}
