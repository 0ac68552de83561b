package org.promptrefinery.evaluators.words;

import java.util.List;
import java.util.Set;

/** Digits and signs that are written for letters. */
final class Leet {

    private static final int FEWEST_LETTERS = 2;
    private static final String BARS = "!|";
    private static final String FRONT = "!|@";
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final String[] LETTERS = new String[128];
    private static final char[] MERGED = new char[128];

    private static final List<String> SIGNS =
            List.of("0o", "1il", "2z", "3e", "4a", "5s", "6gb", "7t", "8b", "9g", "@a", "$s", "!il", "|il");

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

    /** Whether a digit or sign may be written for a letter. */
    static boolean standsFor(char shown, char meant) {
        String letters = shown < LETTERS.length ? LETTERS[shown] : null;
        return letters != null && letters.indexOf(meant) >= 0;
    }

    /**
     * Whether text in which some characters stand for letters is meant as the word, rather than an ordinal (60th), a
     * numbered name (mode1), the end of a sentence (tax!) or a handle (@name).
     *
     * @param last where the last character is that stands for a letter
     */
    static boolean plausible(String shown, int last) {
        int end = shown.length() - 1;
        boolean onlyAtTheEnd = last == end && shown.charAt(end) != '0' && lettersOnly(shown, end);
        boolean sign = BARS.indexOf(shown.charAt(end)) >= 0 || FRONT.indexOf(shown.charAt(0)) >= 0;
        long letters = shown.chars().filter(Character::isLetter).count();
        return letters >= FEWEST_LETTERS && !onlyAtTheEnd && !sign && !ordinal(shown);
    }

    private static boolean lettersOnly(String text, int end) {
        return text.chars().limit(end).noneMatch(c -> c < LETTERS.length && LETTERS[c] != null);
    }

    private static boolean ordinal(String text) {
        return text.chars().limit(text.length() - 2).allMatch(Character::isDigit)
                && ORDINALS.contains(text.substring(text.length() - 2));
    }

    private static char unified(char c) {
        return c == 'l' ? 'i' : c == 'b' ? 'g' : c;
    }
}
