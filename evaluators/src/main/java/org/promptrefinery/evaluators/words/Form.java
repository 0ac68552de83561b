package org.promptrefinery.evaluators.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Characters that give a word away.
 *
 * @param text folded
 * @param word what they stand for
 * @param level bit of the level that made them from the word, or 0
 */
record Form(String text, Word word, int level) {

    /** Words of fewer letters are not looked for in disguises that turn them into other words. */
    static final int FEWEST_LETTERS = 4;

    /** All forms of a word at some levels. */
    static List<Form> of(Word word, Set<Level> levels) {
        List<Form> forms = new ArrayList<>();
        word.foldings().forEach(folded -> forms.add(new Form(folded, word, 0)));
        if (word.size() >= FEWEST_LETTERS) {
            if (levels.contains(Level.REVERSED)) {
                forms.add(new Form(reversed(word.folded()), word, Level.REVERSED.bit()));
            }
            if (levels.contains(Level.ROT13)) {
                forms.add(new Form(rotated(word.folded()), word, Level.ROT13.bit()));
            }
        }
        return forms.stream()
                .filter(form -> form.level() == 0 || !form.text().equals(word.folded()))
                .toList();
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String rotated(String text) {
        return text.chars()
                .map(c -> c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + 13) % 26 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
