package org.promptrefinery.evaluators.format;

import com.knuddels.jtokkit.api.Encoding;
import java.util.Locale;

/** What the length of an answer is counted in. */
enum Measure {
    /** Unicode code points. */
    CHARACTERS,
    /** Characters as a reader sees them. */
    GRAPHEMES,
    /** Words and numbers. */
    WORDS,
    /** Sentences with a letter or digit in them. */
    SENTENCES,
    /** Lines that are not blank. */
    LINES,
    /** Tokens of an OpenAI encoding. */
    TOKENS;

    int count(String text, Encoding encoding) {
        return switch (this) {
            case CHARACTERS -> text.codePointCount(0, text.length());
            case GRAPHEMES -> Segments.graphemes(text);
            case WORDS -> Segments.words(text).size();
            case SENTENCES -> Segments.sentences(text).size();
            case LINES -> (int) text.lines().filter(line -> !line.isBlank()).count();
            case TOKENS -> encoding.countTokensOrdinary(text);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
