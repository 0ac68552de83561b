package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.search.Role;

/** Takes a written prompt apart: by its headings, else by its numbers, else by its empty lines. */
final class Pieces {

    private static final Pattern NUMBER = Pattern.compile("[ \\t]*(\\d{1,3})[.)][ \\t]+(.*)");

    private Pieces() {}

    /**
     * What may become a section.
     *
     * @param role as its heading says, if it has one
     * @param frozen whether its heading says so
     * @param text not blank
     */
    record Piece(Optional<Role> role, boolean frozen, String text) {}

    /** Whether the first line that is not empty is a heading. */
    static boolean isHeaded(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> Markup.HEADING.matcher(line).matches())
                .isPresent();
    }

    /** The pieces in order, none of them blank. */
    static List<Piece> of(String body) {
        List<String> lines = List.of(body.split("\n", -1));
        if (lines.stream().anyMatch(line -> Markup.HEADING.matcher(line).matches())) {
            return headed(lines);
        }
        List<String> items = numbered(lines);
        return (items.isEmpty() ? paragraphs(lines) : items)
                .stream()
                        .map(text -> new Piece(Optional.empty(), false, Markup.reveal(text.strip())))
                        .toList();
    }

    private static List<Piece> headed(List<String> lines) {
        List<Piece> pieces = new ArrayList<>();
        Optional<Role> role = Optional.empty();
        boolean frozen = false;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            Matcher heading = Markup.HEADING.matcher(line);
            if (!heading.matches()) {
                text.append(line).append('\n');
                continue;
            }
            add(pieces, role, frozen, text);
            role = Optional.of(Role.valueOf(heading.group(1).toUpperCase(Locale.ROOT)));
            frozen = heading.group(2) != null;
            text = new StringBuilder(heading.group(3)).append('\n');
        }
        add(pieces, role, frozen, text);
        return pieces;
    }

    private static void add(List<Piece> pieces, Optional<Role> role, boolean frozen, StringBuilder text) {
        String plain = Markup.reveal(text.toString().strip());
        if (!plain.isBlank()) {
            pieces.add(new Piece(role, frozen, plain));
        }
    }

    /** The items of a text that is nothing but a list numbered from 1, without the numbers; else none. */
    private static List<String> numbered(List<String> lines) {
        List<String> items = new ArrayList<>();
        for (String line : lines) {
            Matcher number = NUMBER.matcher(line);
            if (number.matches() && Integer.parseInt(number.group(1)) == items.size() + 1) {
                items.add(number.group(2));
            } else if (!line.isBlank()) {
                return List.of();
            }
        }
        return items.size() < 2 ? List.of() : items;
    }

    /** A fence holds its empty lines together. */
    private static List<String> paragraphs(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean fenced = false;
        for (String line : lines) {
            fenced ^= line.strip().startsWith("```");
            if (line.isBlank() && !fenced) {
                paragraphs.add(paragraph.toString());
                paragraph = new StringBuilder();
            } else {
                paragraph.append(line).append('\n');
            }
        }
        paragraphs.add(paragraph.toString());
        paragraphs.removeIf(String::isBlank);
        return paragraphs;
    }
}
