package org.promptrefinery.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ships the winner of a run. */
@Command(
        name = "export",
        description = "Brings the winner of a run into a git repository, with what guards it there.",
        footer = {
            "",
            "Example:  refinery export results/romeo-20261125-034220 --repo ../shop --branch prompts/romeo --commit"
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    private Path run = Path.of(".");

    @Mixin
    private RepositoryFlags repository = new RepositoryFlags();

    @Option(names = "--force", description = "Overwrite what was edited by hand since the last export.")
    private boolean force;

    @Mixin
    private CommandFlag commands = new CommandFlag();

    ExportCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!repository.wanted()) {
            throw new BadInput("say where to: --repo DIR --branch NAME --commit");
        }
        Console console = surroundings.console();
        RunFolder folder = new RunFolder(run);
        repository.export(folder, List.of(), force, commands.services(folder.record(), console.environment()), console);
        return ExitCode.DONE;
    }
}
