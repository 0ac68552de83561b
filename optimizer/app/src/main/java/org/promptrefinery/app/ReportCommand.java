package org.promptrefinery.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.report.AnswerSource;
import org.promptrefinery.report.ReportPage;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the page of a run. */
@Command(
        name = "report",
        description = {
            "Writes a run as one page for the browser: what was gained, why to believe it, and every changed case.",
            "The file needs no network and no other file. A run that goes on is told as far as it is."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  refinery report results/romeo-20261125-034220 --output romeo.html"})
final class ReportCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "RUN", description = "The folder of a run, or its name in the results folder.")
    private String run = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write it (" + ReportPage.FILE + " in the folder of the run).")
    private @Nullable Path output;

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    ReportCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunFolder folder = results.run(run);
        Path file = output == null ? folder.path().resolve(ReportPage.FILE) : new OutputFile("--output", output).path();
        ReportPage.write(RunHistories.read(folder), AnswerSource.of(folder), file);
        surroundings.console().out().println(file);
        surroundings.console().out().flush();
        return ExitCode.DONE;
    }
}
