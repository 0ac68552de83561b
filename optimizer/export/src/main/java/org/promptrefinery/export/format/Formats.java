package org.promptrefinery.export.format;

import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.export.template.DoubleBraces;
import org.promptrefinery.export.template.StringTemplate;

/** All forms that a prompt can be exported in. */
public final class Formats {

    private static final List<PromptFormat> ALL = List.of(
            new TemplateFiles(
                    "text",
                    "plain text, a file for each message, with {{name}} for values",
                    "",
                    DoubleBraces.OURS,
                    ".txt",
                    _ -> true),
            new Markdown(),
            new Dotprompt(),
            new Prompty(),
            new Promptfoo(),
            new TemplateFiles(
                    "langchain4j",
                    "resources for LangChain4j's PromptTemplate, @SystemMessage and @UserMessage (fromResource)",
                    "LangChain4j sends no message of white space only",
                    DoubleBraces.LANGCHAIN4J,
                    ".txt",
                    value -> !value.isBlank()),
            new JavaSource(),
            new TemplateFiles(
                    "spring-ai",
                    "resources for Spring AI's PromptTemplate and ChatClient, in StringTemplate",
                    "StringTemplate drops carriage returns in values, and on Windows writes its own line breaks",
                    new StringTemplate(),
                    ".st",
                    value -> value.indexOf('\r') < 0),
            ChatFile.MLFLOW,
            ChatFile.LANGFUSE,
            new LangChain(),
            new Dspy(),
            ChatFile.OPENAI);

    private Formats() {}

    public static List<PromptFormat> all() {
        return ALL;
    }

    /** What {@code --as} takes. */
    public static List<String> names() {
        return ALL.stream().map(PromptFormat::id).toList();
    }

    /**
     * The form of this name.
     *
     * @throws BadInput naming those there are
     */
    public static PromptFormat named(String name) {
        return ALL.stream()
                .filter(format -> format.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no format '" + name + "'." + Nearest.maybe(name, names())
                        + " Known are " + String.join(", ", names())));
    }
}
