package org.promptrefinery.evaluators.words;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Where words begin and end. In general between a letter, mark or digit and anything else, as in Unicode Standard Annex
 * 29, but: scripts without spaces have a boundary everywhere and Katakana at its ends; signs such as ™ and footnote
 * numbers do not belong to the word before; underscores join identifiers but not the word that they emphasise; where a
 * pattern itself begins or ends with a sign, as "—" does, anything may stand next to it.
 */
final class Boundaries {

    private static final int LINE_ENDS = Level.HYPHENATION.bit() | Level.LINE_BREAKS.bit();
    private static final boolean[] ASCII = new boolean[128];
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final int PROLONGED_SOUND_MARK = 0x30FC;
    private static final String APOSTROPHES = "'\u2019\u02bc\uff07\u00b4`\u2032\u2018";
    private static final Set<String> CLITICS = Set.of("s", "t", "d", "m", "ll", "re", "ve");
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = Character.isLetterOrDigit(c);
        }
    }

    private Boundaries() {}

    static boolean apostrophe(int c) {
        return APOSTROPHES.indexOf(c) >= 0;
    }

    static boolean wordCharacter(int codePoint) {
        return codePoint < ASCII.length ? ASCII[codePoint] : wordType(Character.getType(codePoint));
    }

    /** Whether a word can begin at an index and end with another. */
    static boolean around(Folded text, int first, int last) {
        return before(text, first, last) && after(text, last);
    }

    private static boolean before(Folded text, int first, int last) {
        if (first == 0) {
            return true;
        }
        boolean clitic = first > 1
                && last - first < 2
                && apostrophe(text.at(first - 1))
                && word(text, first - 2)
                && CLITICS.contains(new String(text.chars(), first, last - first + 1));
        return !clitic && between(text, first, first - 1);
    }

    static boolean after(Folded text, int last) {
        int next = last + 1;
        if (next >= text.length()) {
            return true;
        }
        boolean not = apostrophe(text.at(next))
                && next + 1 < text.length()
                && text.at(next + 1) == 't'
                && (next + 2 == text.length() || !word(text, next + 2));
        return !not && between(text, last, next);
    }

    /** Whether a character belongs to words at all; surrogates as the character that they are half of. */
    static boolean word(Folded text, int index) {
        char c = text.at(index);
        return c < ASCII.length ? ASCII[c] : wordCharacter(Character.isSurrogate(c) ? text.codePoint(index) : c);
    }

    private static boolean between(Folded text, int edge, int neighbour) {
        char c = text.at(neighbour);
        boolean broken = (text.levels(Math.max(edge, neighbour)) & LINE_ENDS) != 0;
        if (broken || !word(text, edge)) {
            return true;
        }
        if (c == '_') {
            return emphasis(text, neighbour, neighbour - edge);
        }
        if (!word(text, neighbour)) {
            return true;
        }
        boolean plain = c < 128 && text.at(edge) < 128 && text.levels(neighbour) == 0 && text.levels(edge) == 0;
        return !plain && betweenOriginals(text, edge, neighbour);
    }

    private static boolean emphasis(Folded text, int underscore, int step) {
        int at = underscore;
        while (at >= 0 && at < text.length() && text.at(at) == '_') {
            at += step;
        }
        return at < 0 || at == text.length() || !word(text, at);
    }

    private static boolean betweenOriginals(Folded text, int edge, int neighbour) {
        int here = text.codePoint(edge);
        int there = text.codePoint(neighbour);
        int left = Math.min(edge, neighbour);
        if (text.original()
                        .substring(text.end(left), Math.max(text.end(left), text.start(left + 1)))
                        .indexOf(ZERO_WIDTH_SPACE)
                >= 0) {
            return true;
        }
        if (text.start(edge) == text.start(neighbour) || Character.getType(there) == Character.NON_SPACING_MARK) {
            return false;
        }
        int type = Character.getType(there);
        return (!wordType(type) && type != Character.getType(here)) || betweenScripts(here, there);
    }

    private static boolean betweenScripts(int here, int there) {
        if (here < 128 && there < 128) {
            return false;
        }
        UnicodeScript one = script(here);
        UnicodeScript other = script(there);
        return WITHOUT_SPACES.contains(one)
                || WITHOUT_SPACES.contains(other)
                || (one == UnicodeScript.KATAKANA) != (other == UnicodeScript.KATAKANA);
    }

    private static UnicodeScript script(int codePoint) {
        return codePoint == PROLONGED_SOUND_MARK ? UnicodeScript.KATAKANA : UnicodeScript.of(codePoint);
    }

    private static boolean wordType(int type) {
        return switch (type) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER -> true;
            default -> false;
        };
    }
}
