package org.promptrefinery.evaluators.text;

import java.text.Normalizer;
import java.util.Locale;

/** What may differ between an answer and its reference without counting. */
enum Normalisation {
    /** Surrounding white space. */
    TRIM,
    /** How much white space is between words. */
    WHITESPACE,
    /** Capital and small letters. */
    CASE,
    /** Punctuation around the whole. */
    PUNCTUATION,
    /** Compatibility forms of characters, such as full-width letters. */
    UNICODE;

    String apply(String text) {
        return switch (this) {
            case TRIM -> text.strip();
            case WHITESPACE -> text.replaceAll("\\s+", " ");
            case CASE -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            case PUNCTUATION -> text.replaceAll("^[\\p{P}\\s]+|[\\p{P}\\s]+$", "");
            case UNICODE -> Normalizer.normalize(text, Normalizer.Form.NFKC);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
