package org.promptrefinery.evaluators.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Phrases that stand at certain places of an answer, compared without regard to letter case. */
final class Phrases {

    private static final Pattern TITLE = Pattern.compile("<<[^<>\\n]*[^<>\\s][^<>\\n]*>>");
    private static final List<String> QUOTES = List.of("\"\"", "“”", "„“", "«»", "»«", "「」", "『』");
    private static final String CLOSING = "\"”“»'’」』";

    private Phrases() {}

    /** Whether the whole answer, not just a line of it, begins with a phrase. */
    static boolean startsWith(String text, String phrase) {
        String answer = text.strip();
        return answer.regionMatches(true, 0, phrase, 0, phrase.length())
                && (answer.length() == phrase.length()
                        || !Letters.joined(
                                phrase.codePointBefore(phrase.length()), answer.codePointAt(phrase.length())));
    }

    /** Whether an answer ends with a phrase; a quotation mark may follow. */
    static boolean endsWith(String text, String phrase) {
        String answer = text.strip();
        return endsExactly(answer, phrase) || endsExactly(unquoted(answer), phrase);
    }

    /** Whether a text in double angle brackets, such as a title, is there. */
    static boolean titled(String text) {
        return TITLE.matcher(text).find();
    }

    /** Whether the whole answer stands in quotation marks, with something in them. */
    static boolean quoted(String text) {
        String answer = text.strip();
        return answer.length() > 2
                && QUOTES.stream()
                        .anyMatch(pair -> answer.charAt(0) == pair.charAt(0)
                                && answer.charAt(answer.length() - 1) == pair.charAt(1))
                && !answer.substring(1, answer.length() - 1).isBlank();
    }

    /** Whether a line begins with a marker such as "P.S.", spaces in it set aside, and something follows. */
    static boolean postscript(String text, String marker) {
        String bare = bare(marker);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = bare(lines.get(i));
            if (line.startsWith(bare)) {
                return line.length() > bare.length()
                        || lines.subList(i + 1, lines.size()).stream().anyMatch(later -> !later.isBlank());
            }
        }
        return false;
    }

    /** Whether an answer repeats a text, up to white space, and then goes on. */
    static boolean repeats(String text, String repeated) {
        String answer = spaced(text);
        String first = spaced(repeated);
        return answer.length() > first.length() && answer.regionMatches(true, 0, first, 0, first.length());
    }

    /** How often a word or phrase occurs, as whole words. */
    static int count(String text, String phrase) {
        String haystack = text.toLowerCase(Locale.ROOT);
        String needle = phrase.toLowerCase(Locale.ROOT);
        int count = 0;
        int from = haystack.indexOf(needle);
        while (from >= 0) {
            count += standsAlone(haystack, from, from + needle.length()) ? 1 : 0;
            from = haystack.indexOf(needle, from + needle.length());
        }
        return count;
    }

    private static boolean standsAlone(String text, int from, int to) {
        return (from == 0 || !Letters.joined(text.codePointBefore(from), text.codePointAt(from)))
                && (to == text.length() || !Letters.joined(text.codePointBefore(to), text.codePointAt(to)));
    }

    private static boolean endsExactly(String answer, String phrase) {
        int start = answer.length() - phrase.length();
        return start >= 0
                && answer.regionMatches(true, start, phrase, 0, phrase.length())
                && (start == 0 || !Letters.joined(answer.codePointBefore(start), answer.codePointAt(start)));
    }

    private static String unquoted(String answer) {
        int end = answer.length();
        while (end > 0 && CLOSING.indexOf(answer.charAt(end - 1)) >= 0) {
            end--;
        }
        return answer.substring(0, end).stripTrailing();
    }

    private static String bare(String line) {
        StringBuilder bare = new StringBuilder();
        line.chars()
                .filter(c -> !Character.isWhitespace(c) && c != '*' && c != '_')
                .forEach(c -> bare.append((char) c));
        return bare.toString().toLowerCase(Locale.ROOT);
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
