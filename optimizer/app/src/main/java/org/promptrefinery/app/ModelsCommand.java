package org.promptrefinery.app;

import java.util.concurrent.Callable;
import org.promptrefinery.inference.catalog.ModelCatalog;
import picocli.CommandLine.Command;

/** Says which models can be named. */
@Command(name = "models", description = "Lists the models that can be used.", mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

    private final Commands surroundings;

    ModelsCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ModelCatalog.entries()
                .forEach(entry -> surroundings.console().out().printf("%-22s %s%n", entry.spec(), entry.meaning()));
        return ExitCode.DONE;
    }
}
