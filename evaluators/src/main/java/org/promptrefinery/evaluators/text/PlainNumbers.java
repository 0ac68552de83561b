package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;

/** Writes the numbers of a text without thousands commas and without zeros at the end of their decimals. */
final class PlainNumbers {

    private PlainNumbers() {}

    static String in(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end == at) {
                result.append(text.charAt(at++));
            } else {
                String token = text.substring(at, end);
                result.append(alone(text, at, end) ? plain(token) : token);
                at = end;
            }
        }
        return result.toString();
    }

    /** Where the digits from here on end, commas and points between two of them included. */
    private static int end(String text, int start) {
        int end = start;
        while (digit(text, end) || (end > start && between(text, end))) {
            end++;
        }
        return end;
    }

    private static boolean between(String text, int at) {
        return at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '.') && digit(text, at + 1);
    }

    /** Numbers that begin with 00 or 01 are codes, and digits next to letters are names. */
    private static boolean alone(String text, int start, int end) {
        boolean code = text.charAt(start) == '0' && digit(text, start + 1);
        boolean named = (start > 0 && (WordEdges.isWord(text.charAt(start - 1)) || text.charAt(start - 1) == '.'))
                || (end < text.length() && WordEdges.isWord(text.charAt(end)));
        return !code && !named;
    }

    private static String plain(String token) {
        return DecimalSign.POINT
                .value(token)
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .orElse(token);
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
