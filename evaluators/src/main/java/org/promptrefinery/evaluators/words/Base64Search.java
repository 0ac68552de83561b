package org.promptrefinery.evaluators.words;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds words in base64 (RFC 4648, both alphabets), whatever stands before and behind them there. Letters outside ASCII
 * are found as given, in small and in capital letters.
 */
final class Base64Search implements Search {

    private static final int HINT_BITS = 18;
    private static final int HINT_MASK = (1 << HINT_BITS) - 1;
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
        VALUES['+'] = 62;
        VALUES['-'] = 62;
        VALUES['/'] = 63;
        VALUES['_'] = 63;
    }

    private record Pattern(String octets, Word word) {}

    private final List<Pattern> patterns;
    private final Automaton automaton;
    /** The values of three characters in a row that a word always has; runs without them need not be decoded. */
    private final BitSet hints = new BitSet(1 << HINT_BITS);

    private final int shortest;
    private final boolean wholeWords;

    Base64Search(List<Word> words, boolean wholeWords) {
        this.patterns = words.stream()
                .filter(word -> word.size() >= Form.FEWEST_LETTERS)
                .flatMap(Base64Search::patterns)
                .toList();
        this.automaton = new Automaton(patterns.stream().map(Pattern::octets).toList(), false);
        int octets = patterns.stream().mapToInt(p -> p.octets().length()).min().orElse(0);
        this.shortest = patterns.isEmpty() ? Integer.MAX_VALUE : (octets * 4 + 2) / 3;
        this.wholeWords = wholeWords;
        patterns.forEach(pattern -> hint(pattern.octets(), 0, 0));
    }

    /** Notes what the first four octets look like in base64, wherever they begin in a group of three. */
    private void hint(String octets, int index, int value) {
        if (index == Form.FEWEST_LETTERS) {
            for (int unknown = 0; unknown < 6; unknown += 2) {
                hints.set((value >>> (Integer.SIZE - HINT_BITS - unknown)) & HINT_MASK);
            }
            return;
        }
        char octet = octets.charAt(index);
        hint(octets, index + 1, (value << 8) | octet);
        if (octet >= 'a' && octet <= 'z') {
            hint(octets, index + 1, (value << 8) | (octet - 32));
        }
    }

    private static Stream<Pattern> patterns(Word word) {
        String given = word.given();
        return Stream.of(given, given.toLowerCase(Locale.ROOT), given.toUpperCase(Locale.ROOT))
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .map(Base64Search::small)
                .distinct()
                .map(octets -> new Pattern(octets, word));
    }

    /** Small ASCII letters; other octets are no letters here. */
    private static String small(String octets) {
        char[] chars = octets.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = small(chars[i]);
        }
        return new String(chars);
    }

    private static char small(int octet) {
        return (char) (octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
    }

    @Override
    public void find(Folded text, Consumer<Occurrence> found) {
        String original = text.original();
        int start = 0;
        while (start < original.length()) {
            int end = start;
            int bits = 0;
            boolean hint = false;
            for (int value; end < original.length() && (value = value(original.charAt(end))) >= 0; end++) {
                bits = ((bits << 6) | value) & HINT_MASK;
                hint |= hints.get(bits);
            }
            if (hint && end - start >= shortest) {
                run(original, start, end, found);
            }
            start = end + 1;
        }
    }

    private void run(String text, int start, int end, Consumer<Occurrence> found) {
        char[] octets = new char[(end - start) * 3 / 4 + 1];
        for (int shift = 0; shift < 4; shift++) {
            int from = start + shift;
            int length = decode(text, from, end, octets);
            automaton.scan(octets, length, (pattern, last) -> {
                Pattern known = patterns.get(pattern);
                int first = last + 1 - known.octets().length();
                if (!wholeWords || whole(octets, first, last, length)) {
                    int spanEnd = from + (last * 8 + 7) / 6 + 1;
                    found.accept(new Occurrence(from + first * 8 / 6, spanEnd, known.word(), Level.BASE64.bit()));
                }
            });
        }
    }

    private static boolean whole(char[] octets, int first, int last, int length) {
        return (first == 0 || !letter(octets[first - 1])) && (last + 1 == length || !letter(octets[last + 1]));
    }

    private static boolean letter(char octet) {
        return octet == '_' || (octet < 128 && Boundaries.wordCharacter(octet));
    }

    private static int decode(String text, int start, int end, char[] octets) {
        int bits = 0;
        int buffered = 0;
        int length = 0;
        for (int i = start; i < end; i++) {
            bits = (bits << 6) | value(text.charAt(i));
            buffered += 6;
            if (buffered >= 8) {
                buffered -= 8;
                octets[length++] = small((bits >> buffered) & 0xff);
            }
        }
        return length;
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }
}
