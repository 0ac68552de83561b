package org.promptrefinery.evaluators.measures;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How often things occur.
 *
 * @param counts above 0
 */
record Bag<T>(Map<T, Integer> counts) {

    static <T> Bag<T> of(Stream<T> items) {
        Map<T, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(item, 1, Integer::sum));
        return new Bag<>(counts);
    }

    /** Each thing as often as in the bag that has it most often. */
    Bag<T> union(Bag<T> other) {
        Map<T, Integer> most = new HashMap<>(counts);
        other.counts.forEach((item, count) -> most.merge(item, count, Math::max));
        return new Bag<>(most);
    }

    /** How many of the items are in the bag, each at most as often as it is there. */
    int overlap(Stream<T> items) {
        Map<T, Integer> left = new HashMap<>(counts);
        return (int) items.filter(item -> taken(left, item)).count();
    }

    private static <T> boolean taken(Map<T, Integer> left, T item) {
        int count = left.getOrDefault(item, 0);
        if (count > 0) {
            left.put(item, count - 1);
        }
        return count > 0;
    }
}
