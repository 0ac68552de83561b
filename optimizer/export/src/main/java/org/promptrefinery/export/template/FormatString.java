package org.promptrefinery.export.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.export.template.Piece.Text;
import org.promptrefinery.export.template.Piece.Variable;

/** Format strings of Python, as LangChain's f-string templates are: <code>{name}</code>, and braces doubled. */
public final class FormatString implements Syntax {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}|\\{([A-Za-z_][A-Za-z0-9_]*)}|[{}]");

    @Override
    public String write(List<Piece> pieces) {
        Syntax.requireNames(pieces, NAME, Set.of());
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Text(String text) -> text.replace("{", "{{").replace("}", "}}");
                    case Variable(String name) -> "{" + name + "}";
                })
                .collect(Collectors.joining());
    }

    @Override
    public String render(String template, Map<String, String> values) {
        return BRACES.matcher(template).replaceAll(found -> Matcher.quoteReplacement(filled(found.group(), values)));
    }

    private static String filled(String found, Map<String, String> values) {
        return switch (found) {
            case "{{" -> "{";
            case "}}" -> "}";
            case "{", "}" -> throw new Unwritable("a single brace stands in a format string");
            default -> Syntax.value(found.substring(1, found.length() - 1), values);
        };
    }
}
