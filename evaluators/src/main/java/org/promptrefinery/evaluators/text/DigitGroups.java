package org.promptrefinery.evaluators.text;

import java.util.Optional;

/** Digits parted into thousands (1,234,567) or as in India (12,34,567), by one sign throughout. */
final class DigitGroups {

    /** Comma, point, apostrophes, and the spaces that do not break a line. */
    private static final String SIGNS = ",.'\u2019\u2009\u202f\u00a0\u2007";

    private static final int THOUSAND = 3;
    private static final int HUNDRED = 2;

    private DigitGroups() {}

    static boolean isSign(char c) {
        return SIGNS.indexOf(c) >= 0;
    }

    /** Where the last sign is; -1 when there are digits only. */
    static int lastSign(String token) {
        int at = token.length() - 1;
        while (at >= 0 && !isSign(token.charAt(at))) {
            at--;
        }
        return at;
    }

    /** The digits without the signs, if the groups have the right sizes. */
    static Optional<String> joined(String token) {
        int last = lastSign(token);
        if (last < 0) {
            return Optional.of(token);
        }
        char sign = token.charAt(last);
        String digits = token.replace(String.valueOf(sign), "");
        boolean grouped = token.length() - last - 1 == THOUSAND
                && (evenly(token, sign, last, THOUSAND) || (sign == ',' && evenly(token, sign, last, HUNDRED)));
        return grouped && lastSign(digits) < 0 ? Optional.of(digits) : Optional.empty();
    }

    /** Whether the groups before the last sign have this size, and the first one at most. */
    private static boolean evenly(String token, char sign, int last, int size) {
        int end = last;
        while (end > size) {
            if (token.charAt(end - size - 1) != sign || token.lastIndexOf(sign, end - 1) != end - size - 1) {
                return false;
            }
            end -= size + 1;
        }
        return end > 0 && token.lastIndexOf(sign, end - 1) < 0;
    }
}
