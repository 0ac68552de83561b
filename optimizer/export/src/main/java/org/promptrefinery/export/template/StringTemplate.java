package org.promptrefinery.export.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.export.template.Piece.Text;
import org.promptrefinery.export.template.Piece.Variable;

/**
 * StringTemplate 4 (Parr, 2006) with <code>{name}</code>, as Spring AI uses it. White space at the start of a line is a
 * layout there, which is repeated on every line of a value behind it, so it is written as an expression where a value
 * or nothing follows.
 */
public final class StringTemplate implements Syntax {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED =
            Set.of("if", "else", "elseif", "endif", "super", "true", "false", "i", "i0");
    private static final Pattern LAYOUT = Pattern.compile("(?<=^|\n)[ \t](?=[ \t]*(?:\n|$|\\{[A-Za-z_]))");
    /** Such a line would lose its end when its values are empty. */
    private static final Pattern VALUES_ONLY = Pattern.compile("(?<=^|\n)((?:\\{[A-Za-z_][A-Za-z0-9_]*})+)\n");

    private static final Pattern ELEMENT = Pattern.compile(
            "\\{\\\\([nt ])}|\\{([A-Za-z_][A-Za-z0-9_]*)}|\\\\([\\\\{}])|(\n)|[^\\\\{\n\r\uffff]+|\\\\(?![\\\\{}])|(.)",
            Pattern.DOTALL);

    @Override
    public String write(List<Piece> pieces) {
        Syntax.requireNames(pieces, NAME, RESERVED);
        String written = pieces.stream()
                .map(piece -> switch (piece) {
                    case Text(String text) ->
                        text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}");
                    case Variable(String name) -> "{" + name + "}";
                })
                .collect(Collectors.joining());
        String plain = LAYOUT.matcher(written).replaceAll(found -> found.group().equals("\t") ? "{\\\\t}" : "{\\\\ }");
        return VALUES_ONLY.matcher(plain).replaceAll("$1{\\\\n}");
    }

    /** Templates with layout before a value are turned away; a line of empty values only loses its line break. */
    @Override
    public String render(String template, Map<String, String> values) {
        if (LAYOUT.matcher(template).find()) {
            throw new Unwritable("white space at the start of a line would be taken for layout");
        }
        StringBuilder rendered = new StringBuilder();
        int lineStart = 0;
        boolean bare = true;
        Matcher element = ELEMENT.matcher(template);
        while (element.find()) {
            if (element.group(5) != null) {
                throw new Unwritable("it holds a brace or a character that cannot stand in a template");
            }
            if (element.group(4) == null) {
                rendered.append(text(element, values).replace("\r", ""));
                bare = false;
            } else {
                if (bare || rendered.length() > lineStart) {
                    rendered.append('\n');
                }
                lineStart = rendered.length();
                bare = true;
            }
        }
        return rendered.toString();
    }

    private static String text(Matcher element, Map<String, String> values) {
        if (element.group(1) != null) {
            return element.group(1).equals("n") ? "\n" : element.group(1).equals("t") ? "\t" : " ";
        }
        if (element.group(2) != null) {
            return Syntax.value(element.group(2), values);
        }
        return element.group(3) != null ? element.group(3) : element.group();
    }
}
