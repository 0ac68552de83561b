package org.promptrefinery.evaluators.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Where words begin and end. */
final class WordEdges {

    /** They put no space between words, so that a word may stand next to any letter. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Between two word characters they make one word of both: well-known, not_spam, don't. */
    private static final String JOINTS = "-_'\u2019\u2010\u2011";

    private static final int ASCII = 0x80;

    private WordEdges() {}

    /** Whether a character makes one word with such a character next to it. */
    static boolean isWord(char c) {
        if (c < ASCII) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return (Character.isLetterOrDigit(c) || mark(c)) && !UNSPACED.contains(UnicodeScript.of(c));
    }

    /** Whether the word that begins here is only the rest of one. */
    static boolean joinedBefore(String text, int start) {
        if (start == 0 || !isWord(text.charAt(start))) {
            return false;
        }
        boolean joint = joint(text, start - 1) && start > 1 && isWord(text.charAt(start - 2));
        boolean number = digit(text, start) && partOfNumberBefore(text, start - 1);
        return joint || number || isWord(text.charAt(start - 1));
    }

    /** Whether the word that ends before this place goes on. */
    static boolean joinedAfter(String text, int end) {
        if (end >= text.length() || !isWord(text.charAt(end - 1))) {
            return false;
        }
        boolean more = end + 1 < text.length();
        boolean joint = more && joint(text, end) && isWord(text.charAt(end + 1));
        boolean number = more && point(text, end) && digit(text, end - 1) && digit(text, end + 1);
        return joint || number || isWord(text.charAt(end));
    }

    private static boolean partOfNumberBefore(String text, int at) {
        char c = text.charAt(at);
        return c == '-' || c == '\u2212' || c == '.' || (c == ',' && at > 0 && digit(text, at - 1));
    }

    private static boolean joint(String text, int at) {
        return JOINTS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean point(String text, int at) {
        return text.charAt(at) == '.' || text.charAt(at) == ',';
    }

    private static boolean digit(String text, int at) {
        return Character.isDigit(text.charAt(at));
    }

    private static boolean mark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
