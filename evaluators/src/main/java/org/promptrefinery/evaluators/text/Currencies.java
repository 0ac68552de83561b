package org.promptrefinery.evaluators.text;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs and codes of currencies, which may stand before a number without being part of it. */
final class Currencies {

    private static final int LONGEST_CODE = 3;

    private static final Set<String> CODES = Stream.concat(
                    Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode),
                    Stream.of("Rs", "US", "kr", "Kr"))
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    /** Whether a run of letters is an ISO 4217 code or one of the usual short names. */
    static boolean isCode(String text, int start, int end) {
        return end - start <= LONGEST_CODE && CODES.contains(text.substring(start, end));
    }

    /** Where the currency before a number begins, if there is one; else where the number does. */
    static int start(String text, int number) {
        int end = number > 0 && Spaces.is(text.charAt(number - 1)) ? number - 1 : number;
        if (end > 0 && sign(text.charAt(end - 1))) {
            int code = codeStart(text, end - 1);
            return isCode(text, code, end - 1) ? code : end - 1;
        }
        int code = codeStart(text, end);
        return isCode(text, code, end) ? code : number;
    }

    private static int codeStart(String text, int end) {
        int start = end;
        while (start > 0 && end - start <= LONGEST_CODE && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean sign(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }
}
