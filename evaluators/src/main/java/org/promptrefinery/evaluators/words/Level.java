package org.promptrefinery.evaluators.words;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A way to write a word that still counts as the word. */
enum Level {
    /** Capital and small letters; always counts. */
    CASE(0),
    /** An ending 's or s. */
    POSSESSIVES(1),
    /** Other inflections, found by a stemmer. */
    STEMS(2),
    /** Compatibility forms such as full-width, circled and mathematical letters. */
    UNICODE(3),
    /** Letters with and without diacritics. */
    ACCENTS(4),
    /** Characters in between that nobody sees. */
    INVISIBLE(5),
    /** Letters of other scripts that look alike. */
    CONFUSABLES(6),
    /** Digits and signs for letters, as in R0m30. */
    LEET(7),
    /** The same separator after each letter, as in R-o-m-e-o. */
    SPACING(8),
    /** A hyphen at a line's end, the rest on the next line. */
    HYPHENATION(9),
    /** A line's end without a hyphen, the rest on the next line. */
    LINE_BREAKS(10),
    /** Backwards. */
    REVERSED(11),
    /** Each letter moved by 13 places. */
    ROT13(12),
    /** Inside base64. */
    BASE64(13),
    /** HTML references, percent-encoding and backslash-u escapes. */
    ESCAPES(14);

    /**
     * The levels that found nothing wrong in ordinary prose, code, identifiers and other languages. Left out are those
     * that change one ordinary word into another: stems (universe, universal), accents (schon, schön), line breaks (to
     * day), reversed (live, evil) and rot13 (green, terra).
     */
    static final Set<Level> USUAL =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(STEMS, ACCENTS, LINE_BREAKS, REVERSED, ROT13)));

    private final int bit;

    Level(int place) {
        this.bit = 1 << place;
    }

    int bit() {
        return bit;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String words(Collection<Level> levels) {
        return levels.stream().sorted().map(Level::word).collect(Collectors.joining(","));
    }

    static String words(int bits) {
        return words(EnumSet.allOf(Level.class).stream()
                .filter(level -> (bits & level.bit) != 0)
                .toList());
    }
}
