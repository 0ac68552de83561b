package org.promptrefinery.evaluators.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A sample of fixed size in which everything that was offered is with the same probability, however much was offered.
 * Algorithm R of Vitter, "Random Sampling with a Reservoir", 1985.
 */
final class Reservoir<T> {

    private record Numbered<T>(long number, T item) {}

    private final int size;
    private final RandomGenerator random;
    private final List<Numbered<T>> kept = new ArrayList<>();
    private long offered;

    Reservoir(int size, long seed) {
        this.size = size;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    void offer(T item) {
        if (kept.size() < size) {
            kept.add(new Numbered<>(offered, item));
        } else {
            long place = random.nextLong(offered + 1);
            if (place < size) {
                kept.set((int) place, new Numbered<>(offered, item));
            }
        }
        offered++;
    }

    /** How many were offered. */
    long offered() {
        return offered;
    }

    int held() {
        return kept.size();
    }

    /** The sample, in the order in which it was offered. */
    List<T> sample() {
        return kept.stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::item)
                .toList();
    }
}
