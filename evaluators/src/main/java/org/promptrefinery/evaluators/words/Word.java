package org.promptrefinery.evaluators.words;

import com.ibm.icu.lang.UCharacter;
import java.lang.Character.UnicodeScript;

/**
 * A word or phrase that is looked for.
 *
 * @param given as the user wrote it
 * @param folded as it is compared
 * @param lookAlike whether it has letters that were folded into those of another script
 */
record Word(String given, String folded, boolean lookAlike) {

    static Word of(String given, Folding folding) {
        Folded folded = folding.fold(given.strip());
        boolean lookAlike = (folded.levels(0, folded.length()) & Level.CONFUSABLES.bit()) != 0;
        return new Word(given.strip(), folded.toString().replace('\n', ' ').strip(), lookAlike);
    }

    /** How many letters and digits it has. */
    int size() {
        return (int) folded.codePoints().filter(Character::isLetterOrDigit).count();
    }

    UnicodeScript script() {
        return given.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .findFirst()
                .orElse(UnicodeScript.COMMON);
    }

    /** Whether a text is this word but for letter case and white space. */
    boolean spelled(String text) {
        return plain(text).equals(plain(given));
    }

    private static String plain(String text) {
        return UCharacter.foldCase(text, true).replaceAll("\\s+", " ");
    }
}
