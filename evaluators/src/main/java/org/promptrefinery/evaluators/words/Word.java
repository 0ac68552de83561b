package org.promptrefinery.evaluators.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.stream.Stream;

/**
 * A word or phrase that is looked for.
 *
 * @param given as the user wrote it
 * @param foldings as it is compared: as given, and in small, capital and title case where look-alikes make these differ
 * @param lookAlike whether it has letters that were folded into those of another script
 */
record Word(String given, List<String> foldings, boolean lookAlike) {

    static Word of(String given, Folding folding) {
        String word = given.strip();
        Folded folded = folding.fold(word);
        boolean lookAlike = (folded.levels(0, folded.length()) & Level.CONFUSABLES.bit()) != 0;
        String small = UCharacter.toLowerCase(ULocale.ROOT, word);
        String capital = UCharacter.toUpperCase(ULocale.ROOT, word);
        String title = UCharacter.toTitleCase(ULocale.ROOT, word, null);
        List<String> foldings = Stream.of(word, small, capital, title)
                .map(spelling ->
                        folding.fold(spelling).toString().replace('\n', ' ').strip())
                .distinct()
                .toList();
        return new Word(word, foldings, lookAlike);
    }

    String folded() {
        return foldings.getFirst();
    }

    /** How many letters and digits it has. */
    int size() {
        return (int) folded().codePoints().filter(Character::isLetterOrDigit).count();
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
