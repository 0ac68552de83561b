package org.promptrefinery.export.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.promptrefinery.export.template.DoubleBraces;
import org.promptrefinery.export.template.TextBlock;
import org.promptrefinery.inference.Message;

/** A class of Java with the templates as constants and a method that fills each; it needs no library. */
final class JavaSource implements PromptFormat {

    private static final String INDENT = "            ";
    private static final String HEAD = """
            import java.util.Map;
            import java.util.Objects;
            import java.util.regex.Matcher;
            import java.util.regex.Pattern;

            /**
            %s */
            public final class %s {

            """;
    private static final String METHOD = """
                /**
                 * The %s message with its values, which are data: each is put in once and never read again.
                 *
                 * @param values of %s
                 */
                public static String %s(Map<String, String> values) {
                    return filled(%s, values);
                }

            """;
    private static final String FOOT = """
                private static final Pattern VARIABLE = Pattern.compile("\\\\{\\\\{\\\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\\\s*}}");

                private %s() {}

            %s    private static String filled(String template, Map<String, String> values) {
                    return VARIABLE.matcher(template)
                            .replaceAll(found -> Matcher.quoteReplacement(
                                    Objects.requireNonNull(values.get(found.group(1)), found.group(1))));
                }
            }
            """;
    private static final Pattern CONSTANT = Pattern.compile("\n {4}public static final String (SYSTEM|USER) =");
    private static final Pattern MEMBER = Pattern.compile("\n {4}(?! )");

    @Override
    public String id() {
        return "java";
    }

    @Override
    public String purpose() {
        return "a class with constants SYSTEM and USER and methods that put values in; no library";
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        String name = className(prompt.name());
        StringBuilder members = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        if (prompt.hasSystem()) {
            members.append(constant("SYSTEM", DoubleBraces.OURS.write(prompt.system())));
            methods.append(method("system", "SYSTEM", prompt));
        }
        members.append(constant("USER", DoubleBraces.OURS.write(prompt.user())));
        methods.append(method("user", "USER", prompt));
        String about = Facts.lines(prompt).stream()
                .map(line -> " * " + comment(line) + "\n")
                .collect(Collectors.joining());
        return List.of(
                new ExportFile(name + ".java", HEAD.formatted(about, name) + members + FOOT.formatted(name, methods)));
    }

    private static String constant(String name, String text) {
        return "    /** Template of the " + name.toLowerCase(Locale.ROOT)
                + " message. */\n    public static final String " + name + " = " + TextBlock.write(text, INDENT)
                + ";\n\n";
    }

    private static String method(String name, String constant, ExportedPrompt prompt) {
        String variables = prompt.prompt().variables().stream().sorted().collect(Collectors.joining(", "));
        return METHOD.formatted(name, variables, name, constant);
    }

    private static String comment(String line) {
        return line.replace("*/", "* /").replace('\\', '/').replace("@", "(at)").replace("<", "&lt;");
    }

    /** A name such as {@code romeo-2} becomes {@code Romeo2Prompt}; one that is a class name already stays. */
    private static String className(String name) {
        if (SourceVersion.isName(name) && Character.isUpperCase(name.charAt(0))) {
            return name;
        }
        List<String> words = new ArrayList<>();
        for (String word : name.split("[^A-Za-z0-9]+", -1)) {
            words.add(word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        String joined = String.join("", words) + "Prompt";
        return Character.isDigit(joined.charAt(0)) ? "The" + joined : joined;
    }

    /** No line of a text block begins as near to the margin as a member of the class does. */
    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        String source = files.getFirst().text();
        List<Message> sent = new ArrayList<>();
        Matcher constant = CONSTANT.matcher(source);
        Matcher member = MEMBER.matcher(source);
        while (constant.find() && member.find(constant.end())) {
            String template = TextBlock.read(source.substring(constant.end(), member.start()));
            String text = DoubleBraces.OURS.render(template, values);
            sent.add(constant.group(1).equals("SYSTEM") ? Message.system(text) : Message.user(text));
        }
        return sent;
    }
}
