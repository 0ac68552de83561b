package org.promptrefinery.evaluators;

/** Text of models and cases as it stands in a reason: on one line, without control characters, cut to a length. */
public final class Quote {

    private static final int LONGEST = 80;
    private static final char DELETE = 0x7f;

    private Quote() {}

    /** The text in single quotes. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(LONGEST + 2).append('\'');
        int end = text.length() <= LONGEST ? text.length() : LONGEST - 3;
        int plain = plain(text, end);
        quoted.append(text, 0, plain);
        for (int i = plain; i < end; ) {
            int character = text.codePointAt(i);
            append(quoted, character);
            i += Character.charCount(character);
        }
        return quoted.append(end < text.length() ? "...'" : "'").toString();
    }

    /** How many characters at the start need no look at what they are. */
    private static int plain(String text, int end) {
        int at = 0;
        while (at < end && text.charAt(at) >= ' ' && text.charAt(at) < DELETE) {
            at++;
        }
        return at;
    }

    private static void append(StringBuilder quoted, int character) {
        switch (character) {
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            default -> quoted.appendCodePoint(isVisible(character) ? character : '?');
        }
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
