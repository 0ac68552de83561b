package org.promptrefinery.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A page of the manual in roff, with the macros of man(7), out of what the help of a command says. */
final class ManPage {

    /** Neither stretched nor broken words, which would change what is to be typed. */
    private static final List<String> RAGGED = List.of(".nh", ".ad l");

    private final CommandSpec command;
    private final List<String> lines = new ArrayList<>();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The whole page. */
    static String of(CommandSpec command) {
        ManPage page = new ManPage(command);
        page.head();
        page.arguments();
        page.commands();
        page.exitStatus();
        page.examples();
        page.seeAlso();
        return String.join("\n", page.lines) + "\n";
    }

    /** The name of the page, such as {@code refinery-cache-prune}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private void head() {
        String version = Arrays.stream(command.root().version()).findFirst().orElse("");
        lines.add(".TH \"" + text(name(command).toUpperCase(Locale.ROOT)) + "\" 1 \"\" \"" + text(version)
                + "\" \"Prompt Refinery\"");
        lines.addAll(RAGGED);
        section("NAME");
        lines.add(text(name(command)) + " \\- "
                + text(first(command.usageMessage().description())));
        section("SYNOPSIS");
        String synopsis = new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
        lines.add(text(synopsis.replaceAll("\\s+", " ").strip()));
        section("DESCRIPTION");
        paragraphs(command.usageMessage().description());
    }

    private void arguments() {
        List<ArgSpec> all = new ArrayList<>(command.positionalParameters());
        all.addAll(command.options());
        all.removeIf(ArgSpec::hidden);
        if (!all.isEmpty()) {
            section("OPTIONS");
            all.forEach(argument -> item(label(argument), argument.description()));
        }
    }

    private static String label(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    private void commands() {
        if (!command.subcommands().isEmpty()) {
            section("COMMANDS");
            command.subcommands()
                    .forEach((name, line) ->
                            item(name, line.getCommandSpec().usageMessage().description()));
        }
    }

    private void exitStatus() {
        section("EXIT STATUS");
        command.usageMessage().exitCodeList().forEach((code, meaning) -> item(code.strip(), meaning));
    }

    private void examples() {
        section("EXAMPLES");
        lines.add(".nf");
        Arrays.stream(command.usageMessage().footer())
                .filter(line -> !line.isBlank())
                .map(ManPage::formatted)
                .map(ManPage::text)
                .forEach(lines::add);
        lines.add(".fi");
    }

    private void seeAlso() {
        List<CommandSpec> near = new ArrayList<>();
        if (command.parent() != null) {
            near.add(command.parent());
        }
        command.subcommands().values().forEach(below -> near.add(below.getCommandSpec()));
        if (!near.isEmpty()) {
            section("SEE ALSO");
            lines.add(near.stream()
                    .map(other -> "\\fB" + text(name(other)) + "\\fR(1)")
                    .collect(Collectors.joining(", ")));
        }
    }

    private void section(String title) {
        lines.add(".SH " + title);
    }

    private void item(String label, String... description) {
        lines.add(".TP");
        lines.add("\\fB" + text(label) + "\\fR");
        lines.add(text(formatted(String.join(" ", description))));
    }

    private void paragraphs(String... description) {
        for (String line : description) {
            lines.add(line.isBlank() ? ".PP" : text(formatted(line)));
        }
    }

    private static String first(String... description) {
        String line =
                Arrays.stream(description).findFirst().map(ManPage::formatted).orElse("");
        int end = line.indexOf(". ");
        return (end < 0 ? line : line.substring(0, end)).replaceAll("\\.$", "");
    }

    /** Descriptions are formats. */
    private static String formatted(String description) {
        return String.format(description);
    }

    /** Text that no macro and no escape is seen in. */
    static String text(String plain) {
        String escaped = plain.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("\"", "\\(dq");
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }
}
