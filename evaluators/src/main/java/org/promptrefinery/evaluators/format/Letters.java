package org.promptrefinery.evaluators.format;

import java.util.Set;

/** What letters an answer is written in. */
final class Letters {

    /** Scripts that write no space between words. */
    private static final Set<Character.UnicodeScript> UNSPACED = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    private static final String COMMAS = ",،、，﹐﹑､";

    private Letters() {}

    /** Whether there are small letters and no capital ones. */
    static boolean allLower(String text) {
        return has(text, Character.LOWERCASE_LETTER)
                && !has(text, Character.UPPERCASE_LETTER)
                && !has(text, Character.TITLECASE_LETTER);
    }

    /** Whether there are capital letters and no small ones. */
    static boolean allUpper(String text) {
        return has(text, Character.UPPERCASE_LETTER)
                && !has(text, Character.LOWERCASE_LETTER)
                && !has(text, Character.TITLECASE_LETTER);
    }

    /** Whether there is no comma of any script. */
    static boolean noComma(String text) {
        return text.chars().noneMatch(c -> COMMAS.indexOf(c) >= 0);
    }

    /** How often a letter occurs, capital or small. */
    static int count(String text, int letter) {
        int folded = folded(letter);
        return (int) text.codePoints().filter(c -> folded(c) == folded).count();
    }

    /** Words of two letters or more that are written in capitals. */
    static int capitalWords(String text) {
        return (int) Segments.words(text).stream().filter(Letters::isCapital).count();
    }

    /** Whether a word could go on from one character to the next. */
    static boolean joined(int one, int other) {
        return inWord(one) && inWord(other) && !unspaced(one) && !unspaced(other);
    }

    private static boolean isCapital(String word) {
        return word.codePoints().filter(Character::isLetter).count() > 1 && allUpper(word);
    }

    private static boolean has(String text, byte type) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == type);
    }

    private static int folded(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static boolean inWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == '_';
    }

    private static boolean unspaced(int c) {
        return UNSPACED.contains(Character.UnicodeScript.of(c));
    }
}
