package org.promptrefinery.export.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.export.template.Piece.Text;
import org.promptrefinery.export.template.Piece.Variable;
import org.promptrefinery.search.Template;

/**
 * Languages in which <code>{{name}}</code> is a variable and nothing can be escaped; they differ in what else is one.
 */
public enum DoubleBraces implements Syntax {

    /** As this program does it: whatever is not exactly a variable stands for itself. */
    OURS("[A-Za-z_][A-Za-z0-9_.-]*") {
        @Override
        public String render(String template, Map<String, String> values) {
            return Template.render(template, values);
        }
    },

    /** {@code PromptTemplate} of LangChain4j 1: whatever stands in double braces on one line is a variable. */
    LANGCHAIN4J("[A-Za-z_][A-Za-z0-9_.-]*") {
        @Override
        Set<String> reserved() {
            return Set.of("current_date", "current_time", "current_date_time");
        }

        @Override
        public String render(String template, Map<String, String> values) {
            String text = replaced(Pattern.compile("\\{\\{\\s*(.+?)\\s*}}"), template, values);
            if (text.isBlank()) {
                throw new Unwritable("a message would be blank, which LangChain4j does not take");
            }
            return text;
        }
    },

    /**
     * {@code PromptVersion.format} of MLflow 3: replaces one variable after the other, also in values put in before.
     */
    MLFLOW("[A-Za-z_][A-Za-z0-9_]*") {
        @Override
        public String render(String template, Map<String, String> values) {
            String text = template;
            for (Map.Entry<String, String> one : values.entrySet()) {
                text = Pattern.compile("\\{\\{\\s*" + one.getKey() + "\\s*}}")
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(one.getValue()));
            }
            return text;
        }
    },

    /** {@code compile} of Langfuse's clients: that of Python takes names only, that of JavaScript is Mustache. */
    LANGFUSE("[A-Za-z_][A-Za-z0-9_-]*") {
        @Override
        public String render(String template, Map<String, String> values) {
            return replaced(Pattern.compile("\\{\\{(?:\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*}}|())"), template, values);
        }
    };

    private final Pattern name;

    DoubleBraces(String name) {
        this.name = Pattern.compile(name);
    }

    Set<String> reserved() {
        return Set.of();
    }

    @Override
    public String write(List<Piece> pieces) {
        Syntax.requireNames(pieces, name, reserved());
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Text(String text) -> text;
                    case Variable(String variable) -> "{{" + variable + "}}";
                })
                .collect(Collectors.joining());
    }

    private static String replaced(Pattern variable, String template, Map<String, String> values) {
        return variable.matcher(template).replaceAll(found -> {
            if (found.group(1) == null) {
                throw new Unwritable("its '{{' would begin a tag");
            }
            return Matcher.quoteReplacement(Syntax.value(found.group(1), values));
        });
    }
}
