package org.promptrefinery.evaluators.words;

import java.util.Locale;
import java.util.Set;

/**
 * How a word may be written to be found.
 *
 * @param levels that count
 * @param wholeWords whether a word must stand for itself, not inside a longer one
 * @param language of inflections
 */
record Writing(Set<Level> levels, boolean wholeWords, Language language) {

    static final Writing USUAL = new Writing(Level.USUAL, true, Language.ENGLISH);

    Writing {
        levels = Set.copyOf(levels);
    }

    boolean has(Level level) {
        return levels.contains(level);
    }

    /** What differs from the usual, each with a separator before it; empty for the usual. */
    String description() {
        return (levels.equals(Level.USUAL) ? "" : "; levels " + Level.words(levels))
                + (wholeWords ? "" : "; substrings")
                + (language == Language.ENGLISH || !has(Level.STEMS)
                        ? ""
                        : "; " + language.name().toLowerCase(Locale.ROOT));
    }
}
