package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.study.Proof;

/** How often error patterns occur in the answers to the test cases, before and after. */
final class PatternTable {

    private static final String COUNT = "^\\d+ ";

    private PatternTable() {}

    /** One object a pattern, those most frequent before first. */
    static void put(ArrayNode array, Proof proof) {
        Map<String, Integer> before = counts(proof.baseline());
        Map<String, Integer> after = counts(proof.winner());
        Set<String> patterns = new LinkedHashSet<>(before.keySet());
        patterns.addAll(after.keySet());
        patterns.stream()
                .sorted(Comparator.comparingInt(pattern -> -before.getOrDefault(pattern, 0)))
                .forEach(pattern -> array.addObject()
                        .put("pattern", pattern)
                        .put("before", before.getOrDefault(pattern, 0))
                        .put("after", after.getOrDefault(pattern, 0)));
    }

    /** Several rules may answer to one pattern. */
    private static Map<String, Integer> counts(Scorecard card) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ErrorPattern pattern : ErrorAnalysis.of(card.results())) {
            counts.merge(pattern.observation().replaceFirst(COUNT, ""), pattern.explained(), Math::max);
        }
        return counts;
    }
}
