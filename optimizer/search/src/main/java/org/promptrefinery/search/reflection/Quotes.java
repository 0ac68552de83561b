package org.promptrefinery.search.reflection;

import java.util.List;

/** Quotation marks around a text. */
final class Quotes {

    private record Pair(String open, String close) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("\"\"\"", "\"\"\""),
            new Pair("\"", "\""),
            new Pair("'", "'"),
            new Pair("“", "”"),
            new Pair("„", "“"),
            new Pair("«", "»"),
            new Pair("`", "`"));

    private Quotes() {}

    /** The text without the marks around all of it; those of quotations that only begin and end it stay. */
    static String off(String text) {
        for (Pair pair : PAIRS) {
            if (encloses(pair, text)) {
                return text.substring(
                                pair.open().length(),
                                text.length() - pair.close().length())
                        .strip();
            }
        }
        return text;
    }

    private static boolean encloses(Pair pair, String text) {
        int start = pair.open().length();
        int end = text.length() - pair.close().length();
        if (end <= start || !text.startsWith(pair.open()) || !text.endsWith(pair.close())) {
            return false;
        }
        String inside = text.substring(start, end);
        return !inside.contains(pair.open()) && !inside.contains(pair.close());
    }
}
