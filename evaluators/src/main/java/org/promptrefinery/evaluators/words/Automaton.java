package org.promptrefinery.evaluators.words;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Finds any number of patterns in one pass: A. V. Aho and M. J. Corasick, "Efficient string matching: an aid to
 * bibliographic search", CACM 18 (1975), with all transitions written out.
 */
final class Automaton {

    private static final int[] NOTHING = {};

    private final boolean leet;
    private final char[] alphabet;
    private final int[] ascii = new int[128];
    private final int width;
    private int[] next;
    private int[][] ends;
    private int states = 1;

    /**
     * @param patterns not empty ones
     * @param leet whether characters that stand for the same letter are the same
     */
    Automaton(List<String> patterns, boolean leet) {
        this.leet = leet;
        this.alphabet = alphabet(patterns);
        this.width = alphabet.length + 1;
        for (char c = 0; c < ascii.length; c++) {
            ascii[c] = Math.max(0, Arrays.binarySearch(alphabet, merged(c)) + 1);
        }
        int most = patterns.stream().mapToInt(String::length).sum() + 1;
        this.next = new int[most * width];
        this.ends = new int[most][];
        Arrays.fill(ends, NOTHING);
        IntStream.range(0, patterns.size()).forEach(number -> insert(patterns.get(number), number));
        link();
        next = Arrays.copyOf(next, states * width);
        ends = Arrays.copyOf(ends, states);
    }

    /** Is told of each place where a pattern ends. */
    interface Sink {
        void found(int pattern, int last);
    }

    void scan(char[] text, int length, Sink sink) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            state = next[state * width + (c < 128 ? ascii[c] : symbol(c))];
            for (int pattern : ends[state]) {
                sink.found(pattern, i);
            }
        }
    }

    private char merged(char c) {
        char space = c == '\n' ? ' ' : c;
        return leet ? Leet.merged(space) : space;
    }

    private char[] alphabet(List<String> patterns) {
        String all = IntStream.range(0, patterns.size())
                .mapToObj(patterns::get)
                .flatMapToInt(String::chars)
                .map(c -> merged((char) c))
                .sorted()
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return all.toCharArray();
    }

    private int symbol(char c) {
        return Math.max(0, Arrays.binarySearch(alphabet, c) + 1);
    }

    private void insert(String pattern, int number) {
        int state = 0;
        for (int i = 0; i < pattern.length(); i++) {
            int edge = state * width + symbol(merged(pattern.charAt(i)));
            if (next[edge] == 0) {
                next[edge] = states++;
            }
            state = next[edge];
        }
        ends[state] = joined(ends[state], new int[] {number});
    }

    private void link() {
        int[] fallback = new int[states];
        Queue<Integer> open = new ArrayDeque<>();
        open.add(0);
        while (!open.isEmpty()) {
            int state = open.remove();
            for (int symbol = 0; symbol < width; symbol++) {
                int target = next[state * width + symbol];
                int shorter = state == 0 ? 0 : next[fallback[state] * width + symbol];
                if (target == 0) {
                    next[state * width + symbol] = shorter;
                } else {
                    fallback[target] = shorter;
                    ends[target] = joined(ends[target], ends[shorter]);
                    open.add(target);
                }
            }
        }
    }

    private static int[] joined(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
