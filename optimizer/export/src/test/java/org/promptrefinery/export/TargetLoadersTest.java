package org.promptrefinery.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.jknack.handlebars.EscapingStrategy;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import dev.langchain4j.model.input.PromptTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.format.Formats;
import org.promptrefinery.export.format.PromptFormat;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Template;
import org.springframework.ai.template.st.StTemplateRenderer;

/**
 * What is exported is read by the programs that it is for, where they are in Maven, and must come out as it was sent.
 */
class TargetLoadersTest {

    private static final List<String> PARTS = List.of(
            "{{a}}",
            "{{b}}",
            "{{ a }}",
            "{",
            "}",
            "{{",
            "}}",
            "{%",
            "#}",
            "{#",
            "\\",
            "\"",
            "\"\"\"",
            "'",
            "\n",
            "\n",
            " ",
            "\t",
            "x",
            "word",
            "%s",
            "#",
            "<b>",
            "&amp;",
            "$1",
            "```",
            "~",
            "- x",
            "user:",
            "\u00e9",
            "\uD83D\uDC69",
            "\u2003",
            "\u2028",
            "!",
            "{\\n}");

    /** What is done with the files of an export, where the other program is at hand. */
    private interface Loader {
        List<String> texts(List<ExportFile> files, Map<String, String> values) throws Exception;
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(9).map(parts -> String.join("", parts));
    }

    @Property(tries = 150)
    void springAi(@ForAll("templates") String system, @ForAll("templates") String user) throws Exception {
        check(
                "spring-ai",
                system,
                user,
                (files, values) -> texts(
                        files, text -> StTemplateRenderer.builder().build().apply(text, new HashMap<>(values))));
    }

    @Property(tries = 150)
    void langChain4j(@ForAll("templates") String system, @ForAll("templates") String user) throws Exception {
        check(
                "langchain4j",
                system,
                user,
                (files, values) -> texts(files, text -> PromptTemplate.from(text)
                        .apply(new HashMap<>(values))
                        .text()));
    }

    @Property(tries = 80)
    void markdown(@ForAll("templates") String system, @ForAll("templates") String user) throws Exception {
        check("markdown", system, user, (files, values) -> {
            List<String> blocks = new ArrayList<>();
            Parser.builder().build().parse(files.getFirst().text()).accept(new AbstractVisitor() {
                @Override
                public void visit(FencedCodeBlock block) {
                    String literal = block.getLiteral();
                    blocks.add(Template.render(literal.substring(0, literal.length() - 1), values));
                }
            });
            return blocks;
        });
    }

    @Property(tries = 6)
    void java(@ForAll("templates") String system, @ForAll("templates") String user) throws Exception {
        Map<ExportFile, CompiledClass> compiled = new HashMap<>();
        check("java", system, user, (files, values) -> {
            if (compiled.isEmpty()) {
                compiled.put(files.getFirst(), new CompiledClass(files.getFirst()));
            }
            return compiled.get(files.getFirst()).texts(values);
        });
    }

    @Property(tries = 80)
    void handlebarsOfJava(@ForAll("templates") String system, @ForAll("templates") String user) throws Exception {
        String literal = (system + "|" + user).replaceAll("\\{\\{\\s*[A-Za-z_]\\w*\\s*}}", "");
        if (literal.contains("\\") || literal.contains("{{")) {
            return; // Handlebars for Java reads these otherwise than Handlebars.js, on which Dotprompt is built.
        }
        com.github.jknack.handlebars.Handlebars handlebars =
                new com.github.jknack.handlebars.Handlebars().with(EscapingStrategy.NOOP);
        handlebars.registerHelper("role", (role, _) -> "<<" + role + ">>");
        check("dotprompt", system, user, (files, values) -> {
            String file = files.getFirst().text();
            String body = file.substring(file.indexOf("\n---\n") + 5).strip();
            String[] messages = handlebars.compileInline(body).apply(values).split("<<(system|user)>>", -1);
            return List.of(messages).subList(1, messages.length);
        });
    }

    @Property(tries = 80)
    void jinjaOfJava(@ForAll("templates") String system, @ForAll("templates") String user) throws Exception {
        Jinjava jinja = new Jinjava(JinjavaConfig.newBuilder()
                .withNestedInterpretationEnabled(false)
                .build());
        check("prompty", system, user, (files, values) -> {
            String file = files.getFirst().text();
            String body = file.substring(file.indexOf("\n---\n") + 5);
            String[] messages =
                    jinja.render(body.substring(0, body.length() - 1), values).split("(^|\n)(system|user):\n", -1);
            return List.of(messages[1], messages[2].substring(0, messages[2].length() - 1));
        });
    }

    /** Refusing is allowed; what is not refused must come out right. */
    private static void check(String form, String system, String user, Loader loader) throws Exception {
        if (system.isBlank() || user.isBlank()) {
            return;
        }
        Prompt prompt = Prompts.prompt(user, "x" + system);
        PromptFormat format = Formats.named(form);
        List<ExportFile> files;
        try {
            files = RoundTrip.of(Prompts.exported(prompt), format);
        } catch (Unwritable refused) {
            return;
        }
        for (Map<String, String> values : Canaries.of(List.copyOf(prompt.variables()))) {
            if (values.values().stream().allMatch(format::carries)) {
                assertThat(loader.texts(files, values))
                        .as(form)
                        .isEqualTo(format.reader(files).apply(values).stream()
                                .map(Message::text)
                                .toList());
            }
        }
    }

    private static List<String> texts(List<ExportFile> files, UnaryOperator<String> load) {
        return files.stream().map(file -> load.apply(file.text())).toList();
    }
}
