package org.promptrefinery.evaluators.text;

/** Whether a dash is the sign of a number, and not one between words, in a range or before an item of a list. */
final class MinusSign {

    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d";

    private MinusSign() {}

    static boolean is(char c) {
        return DASHES.indexOf(c) >= 0;
    }

    /** Whether the number that begins here has a minus: right before it, or before its currency (-$5, $-5, -EUR 5). */
    static boolean before(String text, int number) {
        int dash = number - 1;
        if (dash >= 0 && !is(text.charAt(dash))) {
            dash = Currencies.start(text, number) - 1;
        }
        return dash >= 0 && is(text.charAt(dash)) && (dash == 0 || !binds(text.charAt(dash - 1)));
    }

    /** After such a character a dash joins or subtracts. */
    private static boolean binds(char c) {
        return Character.isLetterOrDigit(c) || is(c) || ")]}%".indexOf(c) >= 0;
    }
}
