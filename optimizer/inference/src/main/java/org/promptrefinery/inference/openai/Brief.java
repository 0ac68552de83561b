package org.promptrefinery.inference.openai;

import java.util.regex.Pattern;

/** Text of a server, made fit for a message: one short line. */
final class Brief {

    private static final int LONGEST = 200;
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Brief() {}

    static String of(String text) {
        // What is far too long is cut first, so that a huge body costs nothing.
        String start = text.length() <= 10 * LONGEST ? text : text.substring(0, 10 * LONGEST);
        String line = NO_TEXT.matcher(start).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + "...";
    }
}
