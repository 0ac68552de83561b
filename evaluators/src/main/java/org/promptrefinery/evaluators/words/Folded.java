package org.promptrefinery.evaluators.words;

import java.util.Arrays;

/**
 * A text as it is compared, and where each of its characters comes from. White space of any length is one blank, or one
 * line feed when there is one in it.
 */
final class Folded {

    private static final int JOINTS = Level.INVISIBLE.bit() | Level.HYPHENATION.bit() | Level.LINE_BREAKS.bit();

    private final String original;
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private short[] levels;
    private int length;
    private int pending;

    /**
     * @param original where the characters to come are from
     * @param expected how many these will be, about
     */
    Folded(String original, int expected) {
        this.original = original;
        this.chars = new char[expected + 1];
        this.starts = new int[chars.length];
        this.ends = new int[chars.length];
        this.levels = new short[chars.length];
    }

    String original() {
        return original;
    }

    int length() {
        return length;
    }

    char[] chars() {
        return chars;
    }

    char at(int index) {
        return chars[index];
    }

    /** First index in the original of what this character comes from. */
    int start(int index) {
        return starts[index];
    }

    /** Index behind it. */
    int end(int index) {
        return ends[index];
    }

    /** Bits of the levels that made this character what it is, or took something away before it. */
    int levels(int index) {
        return levels[index];
    }

    /** Bits of the levels without which these characters would not be a word of their own. */
    int levels(int from, int to) {
        int bits = levels[from] & ~JOINTS;
        for (int i = from + 1; i < to; i++) {
            bits |= levels[i];
        }
        return bits;
    }

    /** The original's character where that is one, not an escape. */
    int codePoint(int index) {
        return (levels[index] & Level.ESCAPES.bit()) == 0 ? original.codePointAt(starts[index]) : chars[index];
    }

    boolean space(int index) {
        return chars[index] == ' ' || chars[index] == '\n';
    }

    void add(char c, int start, int end, int bits) {
        if ((c == ' ' || c == '\n') && length > 0 && space(length - 1)) {
            chars[length - 1] = c == '\n' ? '\n' : chars[length - 1];
            ends[length - 1] = end;
            return;
        }
        if (length == chars.length) {
            grow();
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        levels[length++] = (short) (bits | pending);
        pending = 0;
    }

    /** The next character has lost something before it. */
    void drop(int bits) {
        pending |= bits;
    }

    private void grow() {
        chars = Arrays.copyOf(chars, 2 * length);
        starts = Arrays.copyOf(starts, 2 * length);
        ends = Arrays.copyOf(ends, 2 * length);
        levels = Arrays.copyOf(levels, 2 * length);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
