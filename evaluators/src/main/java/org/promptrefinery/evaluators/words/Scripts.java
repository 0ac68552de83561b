package org.promptrefinery.evaluators.words;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tells a word in look-alike letters from a word of another language that happens to look like it: Russian "рот" in a
 * Russian sentence is no English "pot".
 */
final class Scripts {

    private static final int FEWEST_LETTERS = 3;
    private static final int FARTHEST = 60;

    private Scripts() {}

    /** Whether what stands between two indices of the original is meant as the word. */
    static boolean meant(String text, int start, int end, Word word) {
        String span = text.substring(start, end);
        if (word.spelled(span)) {
            return true;
        }
        if (word.size() < FEWEST_LETTERS) {
            return false;
        }
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        span.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        boolean mixed = scripts.isEmpty() || scripts.contains(word.script()) || scripts.contains(UnicodeScript.COMMON);
        return mixed || !(scripts.contains(before(text, start)) || scripts.contains(after(text, end)));
    }

    private static UnicodeScript before(String text, int start) {
        int at = start;
        while (at > 0 && start - at < FARTHEST) {
            int codePoint = text.codePointBefore(at);
            if (Character.isLetter(codePoint)) {
                return UnicodeScript.of(codePoint);
            }
            at -= Character.charCount(codePoint);
        }
        return UnicodeScript.UNKNOWN;
    }

    private static UnicodeScript after(String text, int end) {
        int at = end;
        while (at < text.length() && at - end < FARTHEST) {
            int codePoint = text.codePointAt(at);
            if (Character.isLetter(codePoint)) {
                return UnicodeScript.of(codePoint);
            }
            at += Character.charCount(codePoint);
        }
        return UnicodeScript.UNKNOWN;
    }
}
