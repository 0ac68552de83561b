package org.promptrefinery.export.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.promptrefinery.export.template.Piece.Text;
import org.promptrefinery.export.template.Piece.Variable;

/**
 * Handlebars as Dotprompt uses it, without HTML escapes. A backslash takes the meaning from double braces, and two give
 * a backslash before a tag; empty comments keep apart what would be read as one.
 */
public final class Handlebars implements Syntax {

    /** Nothing, yet white space beside it stays: a single comment on its line would take the line away. */
    public static final String NOTHING = "{{!}}{{!}}";

    private static final String COMMENT = "{{!}}";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "undefined",
            "this",
            "as",
            "else",
            "if",
            "unless",
            "each",
            "with",
            "lookup",
            "log",
            "helperMissing",
            "blockHelperMissing",
            "json",
            "role",
            "history",
            "section",
            "media",
            "ifEquals",
            "unlessEquals");

    @Override
    public String write(List<Piece> pieces) {
        Syntax.requireNames(pieces, NAME, RESERVED);
        StringBuilder written = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Text(String text) -> appendText(written, text);
                case Variable(String name) -> appendTag(written, "{{" + name + "}}");
            }
        }
        return written.toString();
    }

    private static void appendTag(StringBuilder written, String tag) {
        if (endsWith(written, '{')) {
            throw new Unwritable("a '{' stands directly before a variable, and three braces mean something else there");
        }
        if (endsWith(written, '\\')) {
            written.append('\\');
        }
        written.append(tag);
    }

    private static void appendText(StringBuilder written, String text) {
        if ((text.startsWith("}") || text.startsWith("~}")) && endsWith(written, '}')) {
            written.append(COMMENT);
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("{{", i)) {
                if (endsWith(written, '\\')) {
                    written.append('\\').append(COMMENT);
                }
                written.append("\\{{");
                i++;
            } else {
                written.append(text.charAt(i));
            }
        }
    }

    private static boolean endsWith(StringBuilder written, char character) {
        return !written.isEmpty() && written.charAt(written.length() - 1) == character;
    }

    /** Roles are given out as Dotprompt marks them, such as {@code <<<dotprompt:role:user>>>}. */
    @Override
    public String render(String template, Map<String, String> values) {
        return new HandlebarsReader(template).rendered(values);
    }
}
