package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a word or sign after a number says of its size.
 *
 * @param factor by which the number is to be multiplied, as for "million"
 * @param percent whether it counts hundredths
 */
record Units(BigDecimal factor, boolean percent) {

    private static final Units NONE = new Units(BigDecimal.ONE, false);
    private static final Units PERCENT = new Units(BigDecimal.ONE, true);
    private static final int LONGEST_WORD = 10;
    private static final String PERCENT_SIGNS = "%\uff05\u066a";
    private static final Set<String> PERCENT_WORDS = Set.of("percent", "pct");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

    /** Only right after the digits: 300 K is a temperature. */
    private static final String KILO = "k";

    private static final Map<String, BigDecimal> MAGNITUDES = Map.of(
            KILO,
            BigDecimal.TEN.pow(3),
            "thousand",
            BigDecimal.TEN.pow(3),
            "lakh",
            BigDecimal.TEN.pow(5),
            "million",
            BigDecimal.TEN.pow(6),
            "crore",
            BigDecimal.TEN.pow(7),
            "bn",
            BigDecimal.TEN.pow(9),
            "billion",
            BigDecimal.TEN.pow(9),
            "trillion",
            BigDecimal.TEN.pow(12));

    /** Of a number that ends here; one space may stand between. */
    static Units after(String text, int end) {
        int start = end < text.length() && Spaces.is(text.charAt(end)) ? end + 1 : end;
        int escape = start < text.length() && text.charAt(start) == '\\' ? start + 1 : start;
        if (escape < text.length() && PERCENT_SIGNS.indexOf(text.charAt(escape)) >= 0) {
            return PERCENT;
        }
        String word = word(text, start);
        if (PERCENT_WORDS.contains(word)
                || (word.equals("per") && word(text, start + 4).equals("cent"))) {
            return PERCENT;
        }
        BigDecimal factor = MAGNITUDES.getOrDefault(word, BigDecimal.ONE);
        return word.equals(KILO) && start > end ? NONE : new Units(factor, false);
    }

    /** Whether letters right after a number make it an ordinal, such as 3rd. */
    static boolean isOrdinal(String text, int start, int end) {
        return end - start == 2 && ORDINALS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static String word(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_WORD && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return start >= end ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
