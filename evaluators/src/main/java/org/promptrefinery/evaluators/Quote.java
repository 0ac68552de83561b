package org.promptrefinery.evaluators;

/** Text of models and cases as it stands in a reason: on one line, without control characters, cut to a length. */
public final class Quote {

    private static final int LONGEST = 80;

    private Quote() {}

    /** The text in single quotes. */
    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
        return "'"
                + start.replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "?")
                + "'";
    }
}
