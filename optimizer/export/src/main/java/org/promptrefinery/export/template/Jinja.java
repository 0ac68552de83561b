package org.promptrefinery.export.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.export.template.Piece.Text;
import org.promptrefinery.export.template.Piece.Variable;

/** Jinja2, and Nunjucks, which is Jinja for JavaScript; without HTML escapes, as both are used for prompts. */
public enum Jinja implements Syntax {

    /** Jinja2 of Python: line breaks become \n, and the last one of a template is dropped. */
    JINJA2 {
        @Override
        String read(String template) {
            String lines = template.replace("\r\n", "\n").replace('\r', '\n');
            return lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
        }
    },

    /** Nunjucks 3, which leaves text as it is. */
    NUNJUCKS {
        @Override
        String read(String template) {
            return template;
        }
    };

    /** A line break that stays where a template ends. */
    public static final String LINE_BREAK = "{{ \"\\n\" }}";

    private static final String BRACE = "{{ \"{\" }}";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED = Set.of(
            "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None", "null",
            "self", "super", "caller", "env");
    private static final Pattern TAG =
            Pattern.compile("\\{\\{ (?:\"(\\{|\\\\n)\"|([A-Za-z_][A-Za-z0-9_]*)) }}|\\{[{%#]");

    abstract String read(String template);

    @Override
    public String write(List<Piece> pieces) {
        Syntax.requireNames(pieces, NAME, RESERVED);
        StringBuilder written = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Text(String text) -> append(written, text, piece == pieces.getLast());
                case Variable(String name) -> written.append("{{ ").append(name).append(" }}");
            }
        }
        return written.toString();
    }

    /** A brace is written as a value where it would make a tag with what follows. */
    private static void append(StringBuilder written, String text, boolean last) {
        for (int i = 0; i < text.length(); i++) {
            boolean ends = i + 1 == text.length();
            boolean opens = text.charAt(i) == '{' && (ends ? !last : "{%#".indexOf(text.charAt(i + 1)) >= 0);
            if (opens) {
                written.append(BRACE);
            } else {
                written.append(text.charAt(i));
            }
        }
    }

    @Override
    public String render(String template, Map<String, String> values) {
        return TAG.matcher(read(template)).replaceAll(found -> Matcher.quoteReplacement(filled(found, values)));
    }

    private static String filled(MatchResult tag, Map<String, String> values) {
        if (tag.group(2) != null) {
            return Syntax.value(tag.group(2), values);
        }
        if (tag.group(1) != null) {
            return tag.group(1).equals("{") ? "{" : "\n";
        }
        throw new Unwritable("its '" + tag.group() + "' would begin a tag");
    }
}
