package org.promptrefinery.evaluators.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import org.jspecify.annotations.Nullable;

/**
 * Latin letters and digits that other characters are mistaken for: the skeletons of Unicode Technical Standard 39, and
 * letters that are Latin by name (small capitals, negative squares). ASCII characters stand for themselves, so that
 * "modern" is never "modem".
 */
final class Confusables {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    private static final int SMALLEST_REGIONAL = 0x1F1E6;

    private Confusables() {}

    /** The letters that the character looks like, small; its folded form when there are none. */
    static String latin(int codePoint, String folded) {
        String named = named(codePoint);
        if (named != null) {
            return named;
        }
        String lower = skeleton(folded);
        String upper = skeleton(Character.toString(codePoint));
        boolean barOnly = upper == null || upper.equals("l");
        String other = barOnly && lower != null ? lower : upper;
        String best = other == null ? skeleton(UCharacter.toUpperCase(folded)) : other;
        return best == null ? folded : best;
    }

    static boolean regional(int codePoint) {
        return codePoint >= SMALLEST_REGIONAL && codePoint < SMALLEST_REGIONAL + 26;
    }

    private static @Nullable String skeleton(String text) {
        String skeleton = CHECKER.getSkeleton(text);
        if (skeleton.equals("rn")) {
            return "m";
        }
        String spelled = skeleton.codePointCount(0, skeleton.length()) == 1 ? named(skeleton.codePointAt(0)) : null;
        String letters = spelled == null ? UCharacter.foldCase(skeleton, true) : spelled;
        return letters.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c)) ? letters : null;
    }

    private static @Nullable String named(int codePoint) {
        String name = codePoint < 128 ? null : Character.getName(codePoint);
        if (name == null || !(name.contains("LATIN") || regional(codePoint))) {
            return null;
        }
        boolean letter = name.endsWith("LETTER " + name.charAt(name.length() - 1))
                || name.endsWith("SMALL CAPITAL " + name.charAt(name.length() - 1));
        return letter ? UCharacter.foldCase(name.substring(name.length() - 1), true) : null;
    }
}
