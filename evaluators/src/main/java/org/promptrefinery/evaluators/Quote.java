package org.promptrefinery.evaluators;

/** Text of models and cases as it stands in a reason: on one line, without control characters, cut to a length. */
public final class Quote {

    private static final int LONGEST = 80;

    private Quote() {}

    /** The text in single quotes. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(LONGEST + 2).append('\'');
        int end = text.length() <= LONGEST ? text.length() : LONGEST - 3;
        for (int i = 0; i < end; ) {
            int character = text.codePointAt(i);
            append(quoted, character);
            i += Character.charCount(character);
        }
        return quoted.append(end < text.length() ? "...'" : "'").toString();
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
