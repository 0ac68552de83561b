package org.promptrefinery.evaluators;

/** Text of models and cases as it stands in a reason: on one line, without control characters, cut to a length. */
public final class Quote {

    private static final int LONGEST = 80;
    private static final int DELETE = 0x7f;

    private Quote() {}

    /** The text in single quotes. */
    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
        StringBuilder quoted = new StringBuilder(start.length() + 2).append('\'');
        start.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('\'').toString();
    }

    private static void append(StringBuilder quoted, int character) {
        switch (character) {
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            default -> quoted.appendCodePoint(hidden(character) ? '?' : character);
        }
    }

    private static boolean hidden(int character) {
        if (character >= ' ' && character < DELETE) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
