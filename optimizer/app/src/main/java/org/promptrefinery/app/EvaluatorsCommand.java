package org.promptrefinery.app;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.catalog.Documentation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which evaluators a job can name, and what their options are. */
@Command(
        name = "evaluators",
        description = "Lists the evaluators that a job can name, or explains one.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:  refinery evaluators", "           refinery evaluators exact"})
final class EvaluatorsCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One evaluator, to see its options and an example.")
    private @Nullable String name;

    @Option(names = "--markdown", description = "Print the page that documents all of them.")
    private boolean markdown;

    EvaluatorsCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.console().out().print(text());
        surroundings.console().out().flush();
        return ExitCode.DONE;
    }

    private String text() {
        if (markdown) {
            return Documentation.markdown();
        }
        return name == null ? Documentation.list() : Documentation.of(name);
    }
}
