package org.promptrefinery.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not write. */
final class FishCompletion {

    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    /** A script of {@code complete} commands for a program and all of its commands. */
    static String of(CommandSpec root) {
        FishCompletion completion = new FishCompletion(root.name());
        completion.lines.add("complete -c " + root.name() + " -f");
        completion.add(root, List.of());
        return String.join("\n", completion.lines) + "\n";
    }

    private void add(CommandSpec command, List<String> path) {
        Set<String> inner = new TreeSet<>(command.subcommands().keySet());
        String here = condition(path, inner);
        command.options().stream().filter(option -> !option.hidden()).forEach(option -> addOption(here, option));
        command.positionalParameters().forEach(parameter -> addValues(here, parameter));
        command.subcommands().forEach((name, line) -> {
            CommandSpec below = line.getCommandSpec();
            add(here, "-a " + name + described(below.usageMessage().description()));
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            add(below, deeper);
        });
    }

    private void addOption(String here, OptionSpec option) {
        StringBuilder line = new StringBuilder();
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (option.arity().max() > 0) {
            line.append(isFile(option) ? "-r -F " : "-x ").append(candidates(option));
        }
        add(here, line.toString().strip() + described(option.description()));
    }

    private void addValues(String here, ArgSpec parameter) {
        if (isFile(parameter)) {
            add(here, "-F");
        } else if (!candidates(parameter).isEmpty()) {
            add(here, candidates(parameter).strip() + described(parameter.description()));
        }
    }

    private void add(String condition, String what) {
        lines.add("complete -c " + program + " -n " + quoted(condition) + " " + what);
    }

    private static String condition(List<String> path, Set<String> inner) {
        String seen =
                path.stream().map(name -> "__fish_seen_subcommand_from " + name).collect(Collectors.joining("; and "));
        String none = inner.isEmpty() ? "" : "not __fish_seen_subcommand_from " + String.join(" ", inner);
        return seen.isEmpty() || none.isEmpty() ? seen + none : seen + "; and " + none;
    }

    private static boolean isFile(ArgSpec argument) {
        return argument.type() == Path.class;
    }

    private static String candidates(ArgSpec argument) {
        if (argument.completionCandidates() == null) {
            return "";
        }
        String all = StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? "" : "-a " + quoted(all) + " ";
    }

    /** The first sentence, which is all that a list has room for. */
    private static String described(String[] description) {
        String text = String.format(String.join(" ", description)).strip();
        int end = text.indexOf(". ");
        return text.isEmpty() ? "" : " -d " + quoted(end < 0 ? text : text.substring(0, end));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
