package org.promptrefinery.evaluators.text;

/** Punctuation that may be left out; the sign, the decimal point and the percent sign of a number are none. */
final class Punctuation {

    private static final String ASCII_SYMBOLS = "$+<=>^`|~";

    private Punctuation() {}

    /** Without punctuation and white space at both ends. */
    static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && loose(text, start) && !sign(text, start)) {
            start++;
        }
        while (end > start && loose(text, end - 1) && !percent(text, end - 1)) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Without any punctuation and any ASCII symbol. */
    static String removed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((!is(c) && ASCII_SYMBOLS.indexOf(c) < 0) || point(text, at)) {
                result.append(c);
            }
        }
        return result.toString();
    }

    static boolean is(char c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean loose(String text, int at) {
        char c = text.charAt(at);
        return is(c) || c == '`' || Spaces.is(c);
    }

    private static boolean sign(String text, int at) {
        boolean point = at + 1 < text.length() && text.charAt(at + 1) == '.';
        return text.charAt(at) == '-' && digit(text, point ? at + 2 : at + 1);
    }

    private static boolean percent(String text, int at) {
        return text.charAt(at) == '%' && digit(text, at - 1);
    }

    private static boolean point(String text, int at) {
        return text.charAt(at) == '.' && digit(text, at - 1) && digit(text, at + 1);
    }

    private static boolean digit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }
}
