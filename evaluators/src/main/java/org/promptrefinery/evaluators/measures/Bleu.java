package org.promptrefinery.evaluators.measures;

import java.util.List;
import java.util.stream.Stream;

/**
 * BLEU of one sentence (Papineni et al. 2002) as sacrebleu computes it: tokenisation 13a, effective order, exponential
 * smoothing (Chen and Cherry 2014, method 3). All references together are the standard: an n-gram counts as often as in
 * the reference that has it most often, and the length is compared with the closest one.
 *
 * @param order of the longest n-grams, at least 1
 */
record Bleu(int order) implements Measure {

    @Override
    public Likeness of(String answer, List<String> references) {
        List<String> given = Words13a.of(answer);
        List<List<String>> wanted = references.stream().map(Words13a::of).toList();
        return Likeness.of(brevity(given.size(), closest(given.size(), wanted)) * precision(given, wanted));
    }

    /** The geometric mean over the orders that the answer is long enough for; 0 when nothing matches at all. */
    private double precision(List<String> given, List<List<String>> wanted) {
        int longest = Math.min(order, given.size());
        double logs = 0;
        double smoothed = 1;
        boolean any = false;
        for (int n = 1; n <= longest; n++) {
            double matches = matches(given, wanted, n);
            any |= matches > 0;
            if (matches == 0) {
                smoothed /= 2;
            }
            logs += Math.log((matches == 0 ? smoothed : matches) / NGrams.count(given.size(), n));
        }
        return any ? Math.exp(logs / longest) : 0;
    }

    private static int matches(List<String> given, List<List<String>> wanted, int n) {
        return wanted.stream()
                .map(reference -> Bag.of(NGrams.words(reference, n)))
                .reduce(Bag::union)
                .orElse(Bag.of(Stream.of()))
                .overlap(NGrams.words(given, n));
    }

    private static int closest(int length, List<List<String>> wanted) {
        return wanted.stream()
                .map(List::size)
                .reduce((one, other) -> closer(length, one, other))
                .orElse(0);
    }

    private static int closer(int length, int one, int other) {
        int difference = Integer.compare(Math.abs(one - length), Math.abs(other - length));
        return difference < 0 || (difference == 0 && one < other) ? one : other;
    }

    private static double brevity(int given, int wanted) {
        if (given == 0) {
            return 0;
        }
        return given < wanted ? Math.exp(1 - (double) wanted / given) : 1;
    }
}
