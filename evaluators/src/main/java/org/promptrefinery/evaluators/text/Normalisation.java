package org.promptrefinery.evaluators.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What may differ between an answer and its reference without counting. They are applied in this order, whatever the
 * order in the job. None of them makes a text empty that was not: else every answer would equal the reference "A".
 */
enum Normalisation {
    /** Compatibility forms of characters, such as full-width letters (NFKC). */
    UNICODE,
    /** Capital and small letters. */
    CASE,
    /** Ways to write a number with digits: 1,000.0 and 1000, 7.50 and 7.5. */
    NUMBERS,
    /** Punctuation anywhere but a decimal point, as in SQuAD's evaluation (Rajpurkar et al., 2016). */
    ALL_PUNCTUATION,
    /** Punctuation around the whole. */
    PUNCTUATION,
    /** The words "a", "an" and "the", as in SQuAD's evaluation. */
    ARTICLES,
    /** How much white space is between words. */
    WHITESPACE,
    /** Surrounding white space. */
    TRIM;

    private static final Pattern ARTICLE =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_])(?:an?|the)(?![\\p{L}\\p{M}\\p{N}_])", Pattern.CASE_INSENSITIVE);

    String apply(String text) {
        String result = changed(text);
        return blank(result) && !blank(text) ? text : result;
    }

    private static boolean blank(String text) {
        return Spaces.skip(text, 0) == text.length();
    }

    private String changed(String text) {
        return switch (this) {
            case UNICODE -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case CASE -> folded(text);
            case NUMBERS -> PlainNumbers.in(text);
            case ALL_PUNCTUATION -> Punctuation.removed(text);
            case PUNCTUATION -> Punctuation.stripped(text);
            case ARTICLES ->
                Spaces.stripped(Spaces.collapsed(ARTICLE.matcher(text).replaceAll(" ")));
            case WHITESPACE -> Spaces.collapsed(text);
            case TRIM -> Spaces.stripped(text);
        };
    }

    /** The same text for all spellings in capital and small letters; "ß" and "SS" are such spellings too. */
    static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
