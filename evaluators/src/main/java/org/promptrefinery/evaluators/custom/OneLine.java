package org.promptrefinery.evaluators.custom;

/** Text of other programs as it may stand in a reason. */
final class OneLine {

    private static final int LONGEST = 300;

    private OneLine() {}

    /** The text without line breaks and control characters, cut to a length; "nothing" for a blank one. */
    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), 2 * LONGEST));
        String line = start.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]+", " ")
                .strip();
        if (line.isEmpty()) {
            return "nothing";
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
