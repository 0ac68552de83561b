package org.promptrefinery.report;

import java.util.Locale;

/**
 * Text of cases and models made safe to look at. What would be invisible or would reorder its surroundings (controls,
 * directional overrides, zero-width and tag characters) is shown by its number, and half of a surrogate pair becomes
 * U+FFFD, so that what is read is what is there.
 */
final class Visible {

    private static final int PICTURES = 0x2400;
    private static final int DELETE_PICTURE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /** As the content of an element: markup escaped, hidden characters marked. */
    static String markup(String text) {
        return escaped(text, "<span class=\"hidden-character\">", "</span>");
    }

    /** As the value of an attribute in double quotes. */
    static String attribute(String text) {
        return escaped(text, "[", "]");
    }

    private static String escaped(String text, String before, String after) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 8 + 8);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            append(out, c, before, after);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c, String before, String after) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\n', '\t' -> out.append((char) c);
            default -> {
                if (isHidden(c)) {
                    out.append(before)
                            .append(String.format(Locale.ROOT, "U+%04X", c))
                            .append(after);
                } else {
                    out.appendCodePoint(pictured(c));
                }
            }
        }
    }

    private static int pictured(int c) {
        if (c < ' ') {
            return PICTURES + c;
        }
        if (c == 0x7F) {
            return DELETE_PICTURE;
        }
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c;
    }

    private static boolean isHidden(int c) {
        return switch (c) {
            case 0x200B, 0x2028, 0x2029, 0x2060, 0xFEFF -> true;
            default ->
                within(c, 0x80, 0x9F)
                        || within(c, 0x202A, 0x202E)
                        || within(c, 0x2066, 0x2069)
                        || within(c, 0xE0000, 0xE007F);
        };
    }

    private static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
