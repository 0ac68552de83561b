package org.promptrefinery.evaluators.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds where labels could begin, by their first two letters: one look-up and one decision a character, since answers
 * are long and labels rare. Characters with the same low byte share a look-up, and labels share bits where there are
 * more of them: too many places are found then, but none is missed.
 */
final class LabelScan {

    private static final int ENTRIES = 0x100;
    private static final int LOW_BYTE = 0xFF;

    /** For each character, in the upper half the labels that begin with it, in the lower half those it goes on with. */
    private final long[] table = new long[ENTRIES];

    LabelScan(List<LabelText> labels) {
        for (int i = 0; i < labels.size(); i++) {
            String word = labels.get(i).firstWord();
            long bit = 1L << (i % Integer.SIZE);
            mark(word.charAt(0), bit << Integer.SIZE);
            if (word.length() > 1) {
                mark(word.charAt(1), bit);
            } else {
                for (int c = 0; c < ENTRIES; c++) {
                    table[c] |= bit;
                }
            }
        }
    }

    /** Bytes to look for labels in, at the places of the answer's characters. */
    static byte[] lowBytes(String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == answer.length()) {
            return bytes;
        }
        byte[] low = new byte[answer.length()];
        for (int i = 0; i < low.length; i++) {
            low[i] = (byte) answer.charAt(i);
        }
        return low;
    }

    /** The next place where a label could begin; -1 if there is none. */
    int next(byte[] answer, int from) {
        if (from >= answer.length) {
            return -1;
        }
        long begun = table[answer[from] & LOW_BYTE] >>> Integer.SIZE;
        for (int at = from + 1; at < answer.length; at++) {
            long entry = table[answer[at] & LOW_BYTE];
            if ((begun & entry) != 0) {
                return at - 1;
            }
            begun = entry >>> Integer.SIZE;
        }
        return begun != 0 ? answer.length - 1 : -1;
    }

    /** Letters match as in {@link String#regionMatches(boolean, int, String, int, int)}. */
    private void mark(char letter, long bit) {
        char upper = Character.toUpperCase(letter);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            char other = Character.toUpperCase((char) c);
            if (other == upper || Character.toLowerCase(other) == Character.toLowerCase(upper)) {
                table[c & LOW_BYTE] |= bit;
            }
        }
    }
}
