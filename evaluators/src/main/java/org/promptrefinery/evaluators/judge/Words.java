package org.promptrefinery.evaluators.judge;

import java.util.List;
import org.promptrefinery.evaluators.Quote;

/** Texts of judges and job authors as they stand in reasons and names. */
final class Words {

    private static final int LONGEST_NAME = 60;

    private Words() {}

    /** What a judge gave as its reason, with a colon before it. */
    static String of(Outcome.Ruling ruling) {
        return ruling.reason().isBlank() ? "" : ": " + Quote.of(ruling.reason());
    }

    /** A text as part of a name: on one line, and cut to a start and a hash that tells it from others. */
    static String name(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_NAME && line.equals(text)
                ? line
                : line.substring(0, Math.min(line.length(), LONGEST_NAME)) + "#" + Digest.of(List.of(text));
    }
}
