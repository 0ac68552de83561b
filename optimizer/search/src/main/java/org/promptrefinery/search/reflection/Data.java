package org.promptrefinery.search.reflection;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of cases and models as it stands in a brief. */
final class Data {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    private Data() {}

    /**
     * The text without marks of its own, its later lines indented so that none passes for a line of the brief.
     *
     * @param most characters to be shown; of a longer text the middle is left out
     */
    static String shown(String text, int most) {
        String plain = CONTROL.matcher(clipped(unixLines(text).strip(), most)).replaceAll(" ");
        return Markup.defuse(plain).lines().collect(Collectors.joining("\n  "));
    }

    /** The text on one line without control characters, cut to a length. */
    static String line(String text, int most) {
        String line = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= most ? line : line.substring(0, boundary(line, most - 3)) + "...";
    }

    /** The text with a line feed at the end of each line, whatever was there. */
    static String unixLines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String clipped(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = boundary(text, most / 2);
        int tail = boundary(text, text.length() - most / 2);
        return text.substring(0, head) + " [" + (tail - head) + " characters left out] " + text.substring(tail);
    }

    /** No character is cut in two. */
    private static int boundary(String text, int index) {
        boolean inside =
                Character.isLowSurrogate(text.charAt(index)) && Character.isHighSurrogate(text.charAt(index - 1));
        return inside ? index - 1 : index;
    }
}
