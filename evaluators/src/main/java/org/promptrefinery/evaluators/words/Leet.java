package org.promptrefinery.evaluators.words;

import java.util.List;

/** Digits and signs that are written for letters. */
final class Leet {

    private static final String[] LETTERS = new String[128];
    private static final char[] MERGED = new char[128];

    private static final List<String> SIGNS =
            List.of("0o", "1il", "2z", "3e", "4a", "5s", "6gb", "7t", "8b", "9g", "@a", "$s", "!il", "|il", "+t");

    static {
        for (String entry : SIGNS) {
            LETTERS[entry.charAt(0)] = entry.substring(1);
        }
        for (char c = 0; c < MERGED.length; c++) {
            String letters = LETTERS[c];
            MERGED[c] = unified(letters == null ? c : letters.charAt(0));
        }
    }

    private Leet() {}

    /** The same character for all that may stand for one another, and for some more. */
    static char merged(char c) {
        return c < MERGED.length ? MERGED[c] : c;
    }

    /** Whether a digit or sign is written for a letter, at the edge of a word or inside. */
    static boolean standsFor(char shown, char meant, boolean edge) {
        boolean punctuation = shown == '!' || shown == '|' || shown == '+';
        String letters = shown < LETTERS.length ? LETTERS[shown] : null;
        return letters != null && letters.indexOf(meant) >= 0 && !(edge && punctuation);
    }

    private static char unified(char c) {
        return c == 'l' ? 'i' : c == 'b' ? 'g' : c;
    }
}
