package org.promptrefinery.evaluators.measures;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs of neighbours. */
final class NGrams {

    private NGrams() {}

    /** Every run of n words. */
    static Stream<List<String>> words(List<String> words, int n) {
        return IntStream.rangeClosed(0, words.size() - n).mapToObj(i -> words.subList(i, i + n));
    }

    /** Every run of n code points. */
    static Stream<String> characters(int[] codePoints, int n) {
        return IntStream.rangeClosed(0, codePoints.length - n).mapToObj(i -> new String(codePoints, i, n));
    }

    /** How many runs of n there are in a sequence. */
    static int count(int length, int n) {
        return Math.max(0, length - n + 1);
    }
}
