package org.promptrefinery.search.guards;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Case;

/**
 * What of training cases a prompt could know by heart: every eight words in a row of their inputs and references, and
 * shorter texts whole. A text of fewer than 16 characters is a label or a name and no leak; nor is a reference, or a
 * short input, that several cases share, since it tells of a kind of case and not of one. Overlap of n-grams is how
 * contamination is told elsewhere as well (Brown et al. 2020).
 */
final class LeakIndex {

    private static final int WORDS = 8;
    private static final int SHORTEST = 16;

    private final long[] known;

    /**
     * An index of these cases.
     *
     * @param allowed texts that may be said anyway
     */
    LeakIndex(List<Case> cases, List<String> allowed) {
        long[] said = allowed.stream()
                .map(Shingles::of)
                .flatMapToLong(LeakIndex::parts)
                .sorted()
                .toArray();
        this.known = texts(cases)
                .map(Shingles::of)
                .filter(text -> text.length() >= SHORTEST)
                .flatMapToLong(text -> text.of(Math.min(WORDS, text.size())))
                .filter(hash -> Arrays.binarySearch(said, hash) < 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Whether a text says anything by heart. */
    boolean leaks(String text) {
        return parts(Shingles.of(text)).anyMatch(hash -> Arrays.binarySearch(known, hash) >= 0);
    }

    private static LongStream parts(Shingles text) {
        return IntStream.rangeClosed(1, WORDS).mapToObj(text::of).flatMapToLong(parts -> parts);
    }

    private static Stream<String> texts(List<Case> cases) {
        Map<String, Integer> inputs = counts(cases.stream().flatMap(subject -> subject.inputs().values().stream()));
        Map<String, Integer> references = counts(
                cases.stream().flatMap(subject -> subject.references().stream().distinct()));
        return Stream.concat(
                inputs.entrySet().stream()
                        .filter(entry -> entry.getValue() == 1
                                || Shingles.of(entry.getKey()).size() >= WORDS)
                        .map(Map.Entry::getKey),
                references.entrySet().stream()
                        .filter(entry -> entry.getValue() == 1)
                        .map(Map.Entry::getKey));
    }

    private static Map<String, Integer> counts(Stream<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts;
    }
}
