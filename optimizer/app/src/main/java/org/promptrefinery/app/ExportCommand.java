package org.promptrefinery.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.KnownSecrets;
import org.promptrefinery.export.Shipment;
import org.promptrefinery.export.Shipments;
import org.promptrefinery.study.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ships a prompt. */
@Command(
        name = "export",
        description = {
            "Writes the winner of a run, or a prompt, in the form of another program.",
            "",
            "Every file is read again as the other program would read it, with values that try to break it. What the"
                    + " other program would send otherwise than the search did is refused, and so is what looks like a"
                    + " secret."
        },
        footer = {
            "",
            "Examples:  refinery export results/romeo-20261125-034220 --as dotprompt --to prompts/romeo.prompt",
            "           refinery export good.prompt --as openai --to -"
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "RUN|PROMPT", arity = "0..1", description = "The folder of a run, or a .prompt file.")
    private @Nullable Path source;

    @Mixin
    private FormatFlags formats = new FormatFlags();

    @Option(names = "--force", description = "Overwrite files that no export has written, or that were edited since.")
    private boolean force;

    @Mixin
    private CommandFlag commands = new CommandFlag();

    ExportCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        if (formats.listed()) {
            FormatFlags.explain(console.out());
            return ExitCode.DONE;
        }
        if (source == null || !formats.wanted()) {
            throw new BadInput("say what to export, in which form and where to, such as: refinery export"
                    + " results/romeo-20261125-034220 --as dotprompt --to prompts/romeo.prompt");
        }
        Path named = source;
        if (Files.isDirectory(named)) {
            run(new RunFolder(named), console);
        } else {
            write(Shipments.ofFile(named), KnownSecrets.in(console.environment()), console);
        }
        return ExitCode.DONE;
    }

    private void run(RunFolder folder, Console console) {
        Map<String, String> environment = console.environment();
        Shipment shipment = Shipments.ofRun(
                folder, commands.services(folder.record(), environment), Refinery.VERSION, notice -> console.err()
                        .println("note: " + notice));
        write(shipment, KnownSecrets.in(environment), console);
    }

    private void write(Shipment shipment, List<String> known, Console console) {
        formats.write(formats.files(shipment, known), force, console);
    }
}
