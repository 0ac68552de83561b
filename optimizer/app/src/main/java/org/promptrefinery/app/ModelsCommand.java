package org.promptrefinery.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.catalog.ModelCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which models can be named, and what one on a server can do. */
@Command(
        name = "models",
        description = "Lists the forms of names that models have, or finds out what a model on a server can do, with"
                + " a few short completions.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:  refinery models",
            "           refinery models openai:some-model@http://localhost:8000/v1"
        })
final class ModelsCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "SPEC", arity = "0..1", description = "A model, such as openai:MODEL@URL.")
    private @Nullable String spec;

    @Option(names = "--json", description = "Print what is found as a JSON object for each server.")
    private boolean json;

    ModelsCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            list();
        } else {
            explore(spec);
        }
        return ExitCode.DONE;
    }

    private void list() {
        if (json) {
            throw new BadInput("--json needs a model, such as openai:MODEL@URL");
        }
        ModelCatalog.entries()
                .forEach(entry -> surroundings.console().out().printf("%-22s %s%n", entry.spec(), entry.meaning()));
    }

    private void explore(String model) {
        PrintWriter out = surroundings.console().out();
        List<CapabilityReport> reports =
                ModelCatalog.explore(model, surroundings.console().environment(), this::note).stream()
                        .map(found -> new CapabilityReport(found.model(), found.server(), found.capabilities()))
                        .toList();
        if (json) {
            reports.forEach(report -> out.println(report.json()));
        } else {
            reports.forEach(report -> out.print(report.text()));
        }
    }

    private void note(String notice) {
        surroundings.console().err().println("note: " + notice);
    }
}
