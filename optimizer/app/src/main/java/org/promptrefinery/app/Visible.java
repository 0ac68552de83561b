package org.promptrefinery.app;

import java.util.regex.Pattern;

/** Text from models and files made harmless for a terminal: what would steer it is shown as a sign instead. */
final class Visible {

    /** Control characters but line breaks and tabs, and what turns the direction of writing. */
    private static final Pattern STEERING =
            Pattern.compile("[[\\p{Cntrl}\\u0080-\\u009F]&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private Visible() {}

    static String of(String text) {
        return STEERING.matcher(text.replace("\r\n", "\n")).replaceAll("\uFFFD");
    }
}
