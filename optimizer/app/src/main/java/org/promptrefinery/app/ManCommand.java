package org.promptrefinery.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.inference.StorageFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes pages of the manual. */
@Command(
        name = "man",
        description = "Prints a page of the manual, or writes all of them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:  refinery man optimize | man -l -",
            "           refinery man --to ~/.local/share/man/man1"
        })
final class ManCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command, such as: optimize, or: cache prune; none for the program.")
    private List<String> words = List.of();

    @Option(names = "--to", paramLabel = "DIR", description = "Write a file for each command into this folder.")
    private @Nullable Path folder;

    ManCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (folder == null) {
            surroundings.console().out().print(ManPage.of(named()));
        } else {
            writeAll(folder);
        }
        return ExitCode.DONE;
    }

    private CommandSpec named() {
        CommandSpec found = spec.root();
        for (String word : words) {
            CommandLine below = found.subcommands().get(word);
            if (below == null) {
                throw new BadInput("there is no command '" + word + "'."
                        + Nearest.maybe(word, found.subcommands().keySet()) + " Known are "
                        + String.join(", ", found.subcommands().keySet()));
            }
            found = below.getCommandSpec();
        }
        return found;
    }

    private void writeAll(Path into) {
        try {
            Files.createDirectories(into);
            for (CommandSpec command : all(spec.root())) {
                Files.writeString(into.resolve(ManPage.name(command) + ".1"), ManPage.of(command));
            }
        } catch (IOException refused) {
            throw new StorageFailure("cannot write into " + into + "; choose another folder with --to", refused);
        }
    }

    private static List<CommandSpec> all(CommandSpec command) {
        List<CommandSpec> all = new ArrayList<>(List.of(command));
        command.subcommands().values().forEach(below -> all.addAll(all(below.getCommandSpec())));
        return all;
    }
}
