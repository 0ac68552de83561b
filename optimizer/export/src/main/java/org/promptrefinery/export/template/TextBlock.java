package org.promptrefinery.export.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text blocks of Java (JLS 3.10.6); long text becomes several, since one constant holds 65,535 bytes only. */
public final class TextBlock {

    private static final int LONGEST = 16_000;
    private static final String QUOTES = "\"\"\"";
    private static final Pattern UNICODE = Pattern.compile("\\\\(\\\\|u+([0-9a-fA-F]{4}))");

    private TextBlock() {}

    /**
     * An expression with the text as its value.
     *
     * @param indent white space that each line gets
     */
    public static String write(String text, String indent) {
        List<String> blocks =
                parts(text).stream().map(part -> block(part, indent)).toList();
        return blocks.size() == 1 ? blocks.getFirst() : "String.join(\"\", " + String.join(", ", blocks) + ")";
    }

    /**
     * The value of an expression that {@link #write} has made.
     *
     * @throws Unwritable when there is no text block in it
     */
    public static String read(String expression) {
        StringBuilder value = new StringBuilder();
        int open = expression.indexOf(QUOTES);
        if (open < 0) {
            throw new Unwritable("it makes no text block");
        }
        while (open >= 0) {
            int begin = expression.indexOf('\n', open) + 1;
            int close = close(expression, begin);
            value.append(value(expression.substring(begin, close)));
            open = expression.indexOf(QUOTES, close + QUOTES.length());
        }
        return value.toString();
    }

    private static int close(String expression, int begin) {
        for (int i = begin; i < expression.length(); i++) {
            if (expression.charAt(i) == '\\') {
                i++;
            } else if (expression.startsWith(QUOTES, i)) {
                return i;
            }
        }
        throw new Unwritable("it makes a text block without an end");
    }

    /** What the compiler does, in its order: escapes of Unicode, white space, other escapes. */
    private static String value(String content) {
        return UNICODE.matcher(content)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) == null
                                ? found.group()
                                : Character.toString((char) Integer.parseInt(found.group(2), 16))))
                .stripIndent()
                .translateEscapes();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (text.length() - from > LONGEST) {
            int to = from + LONGEST;
            to = Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
            parts.add(text.substring(from, to));
            from = to;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String block(String text, String indent) {
        return QUOTES + "\n" + indent + escaped(text).replaceAll("\n(?!\n)", "\n" + indent) + "\\\n" + indent + QUOTES;
    }

    private static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean closes = text.charAt(i) == '"' && text.startsWith(QUOTES, Math.max(0, i - 2));
            written.append(closes ? "\\\"" : escaped(text.charAt(i)));
            if (i + 1 < text.length() && text.charAt(i + 1) == '\n' && isSpace(text.charAt(i))) {
                // White space at the end of a line would be dropped: a line break as an escape keeps it inside.
                written.append("\\n\\");
            }
        }
        return written.toString();
    }

    private static boolean isSpace(char character) {
        return character != '\n' && Character.isWhitespace(character);
    }

    private static String escaped(char character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\r' -> "\\r";
            case '\n', '\t' -> String.valueOf(character);
            default -> isHidden(character) ? String.format("\\u%04x", (int) character) : String.valueOf(character);
        };
    }

    private static boolean isHidden(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
