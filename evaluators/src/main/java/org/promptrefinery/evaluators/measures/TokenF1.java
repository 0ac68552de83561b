package org.promptrefinery.evaluators.measures;

import java.util.List;
import java.util.function.Function;

/**
 * The harmonic mean of precision and recall of words, each counted as often as it occurs (Rajpurkar et al. 2016,
 * "SQuAD: 100,000+ Questions for Machine Comprehension of Text"). No words on both sides are the same, as in SQuAD 2.0.
 *
 * @param words takes a text apart
 */
record TokenF1(Function<String, List<String>> words) implements Measure.Pair {

    @Override
    public Likeness of(String answer, String reference) {
        List<String> given = words.apply(answer);
        List<String> wanted = words.apply(reference);
        if (given.isEmpty() || wanted.isEmpty()) {
            return Likeness.of(given.isEmpty() && wanted.isEmpty() ? 1 : 0);
        }
        int common = Bag.of(wanted.stream()).overlap(given.stream());
        return Likeness.of(2.0 * common / (given.size() + wanted.size()));
    }
}
