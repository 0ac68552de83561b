package org.promptrefinery.evaluators.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of an answer that a reader sees: paragraphs, bullet points, sections. */
final class Structure {

    private static final String BULLETS = "-*+•–";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([^\\[\\]\\n]+)\\]");
    private static final Pattern HIGHLIGHT =
            Pattern.compile("\\*\\*[^\\s*](?:[^*\\n]*[^\\s*])?\\*\\*|\\*[^\\s*](?:[^*\\n]*[^\\s*])?\\*");
    private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6}[ \\t]+[^\\s#]");

    private Structure() {}

    /** Blocks of lines between blank lines or Markdown rules; the rules themselves are none. */
    static List<String> paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !isRule(line)) {
                open.append(line).append('\n');
            } else if (!open.isEmpty()) {
                paragraphs.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
        }
        return paragraphs;
    }

    /** Lines that begin with a bullet and a space; "---", "**bold**" and "-5" are no bullet points. */
    static int bullets(String text) {
        return (int) text.lines().map(String::strip).filter(Structure::isBullet).count();
    }

    /** Markdown headings. */
    static int headings(String text) {
        return count(HEADING.matcher(text));
    }

    /** Lines that begin with a word and a number, such as "Section 1", Markdown around it set aside. */
    static int sections(String text, String marker) {
        return (int) text.lines().filter(line -> isSection(line, marker)).count();
    }

    /** Names in square brackets, such as [address]; links, check boxes and footnotes are none. */
    static int placeholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        int count = 0;
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean link = matcher.end() < text.length() && text.charAt(matcher.end()) == '(';
            boolean box = name.equalsIgnoreCase("x");
            count += !link && !box && name.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
        }
        return count;
    }

    /** Texts within one line between single or double asterisks. */
    static int highlights(String text) {
        return count(HIGHLIGHT.matcher(text));
    }

    /** Answers that rows of six asterisks keep apart, blank ones left out. */
    static List<String> responses(String text) {
        return Arrays.stream(text.split("\\*{6,}"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static int count(Matcher matcher) {
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    private static boolean isRule(String line) {
        String bare = line.chars()
                .filter(c -> !Character.isWhitespace(c))
                .limit(1000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return bare.length() >= 3
                && "*-_".indexOf(bare.charAt(0)) >= 0
                && bare.chars().allMatch(c -> c == bare.charAt(0));
    }

    private static boolean isBullet(String line) {
        return line.length() > 2
                && BULLETS.indexOf(line.charAt(0)) >= 0
                && Character.isWhitespace(line.charAt(1))
                && !isRule(line);
    }

    private static boolean isSection(String line, String marker) {
        int start = 0;
        while (start < line.length() && "#*_ \t".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        if (!line.startsWith(marker, start)) {
            return false;
        }
        String rest = line.substring(start + marker.length()).stripLeading();
        return !rest.isEmpty() && Character.isDigit(rest.codePointAt(0));
    }
}
