package org.promptrefinery.search.guards;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The words of a text and its word n-grams as hashes of 64 bits (shingling; Broder 1997). Letter case, punctuation and
 * white space make no difference; in scripts without spaces each ideograph is a word.
 */
final class Shingles {

    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]+");
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long[] words;
    private final int letters;

    private Shingles(List<String> words) {
        this.words = words.stream().mapToLong(Shingles::hash).toArray();
        this.letters = words.stream().mapToInt(word -> word.length() + 1).sum() - 1;
    }

    static Shingles of(String text) {
        return new Shingles(WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    /** How many words. */
    int size() {
        return words.length;
    }

    /** How many characters they have with a space between them; below 1 when there are no words. */
    int length() {
        return letters;
    }

    /** The hashes of all runs of so many words; none when the text has fewer. */
    LongStream of(int count) {
        return IntStream.rangeClosed(0, words.length - count).mapToLong(start -> shingle(start, count));
    }

    private long shingle(int start, int count) {
        long hash = FNV_OFFSET + count;
        for (int i = start; i < start + count; i++) {
            hash = (hash ^ words[i]) * FNV_PRIME;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static long hash(String word) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
