package org.promptrefinery.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.promptrefinery.report.ReportPage;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.JobWriter;
import org.promptrefinery.study.job.Settings;
import org.promptrefinery.study.job.Yaml;
import org.promptrefinery.study.models.JobModels;
import org.promptrefinery.study.refinery.Optimization;
import org.promptrefinery.study.refinery.Optimized;
import org.promptrefinery.study.refinery.Refinery;
import org.promptrefinery.study.report.EstimateTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches a better prompt for a job. */
@Command(
        name = "optimize",
        description = "Searches a better prompt for a job and proves it on held-out cases.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:done, whether or not a gain is proven",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            " 3:stopped early (budget, deadline, failing model) with a usable result",
            "130:interrupted; --resume goes on"
        },
        footer = {
            "",
            "Examples:  refinery optimize datasets/romeo --dry-run",
            "           refinery optimize datasets/romeo --minutes 30",
            "           refinery optimize datasets/romeo --resume"
        })
final class OptimizeCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "JOB", description = "A folder with a job.yaml, or such a file.")
    private Path job = Path.of(".");

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Mixin
    private CommandFlag commands = new CommandFlag();

    @Mixin
    private NotifyFlags notify = new NotifyFlags();

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Option(names = "--resume", description = "Go on with the newest unfinished run of this job.")
    private boolean resume;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Option(names = "--print-config", description = "Print the job with all defaults filled in, and do nothing.")
    private boolean printConfig;

    @Option(
            names = "--dry-run",
            description = "Say what the run will take, at least, usually and at most, and ask no model.")
    private boolean dryRun;

    OptimizeCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        Job read = JobFile.read(
                job,
                Settings.of(console.environment()),
                notify.over(flags.settings()),
                commands.services(job, console.environment()));
        if (printConfig) {
            console.out().print(Yaml.write(JobWriter.tree(read)));
            return ExitCode.DONE;
        }
        TerminalProgress progress = new TerminalProgress(console, surroundings.interruption(), InstantSource.system());
        new JobModels(read, console.environment(), progress::notice).requireKnown();
        Optimization search = new Refinery(results.folder(), console.environment(), progress).search(read);
        return dryRun
                ? estimated(read, Estimate.ofSearch(read, search.material()))
                : shown(resume ? search.resume() : search.run());
    }

    private int estimated(Job read, Estimate estimate) {
        PrintWriter out = surroundings.console().out();
        out.print(json ? EstimateTable.json(read, estimate) + "\n" : EstimateTable.text(read, estimate));
        out.flush();
        return ExitCode.DONE;
    }

    private int shown(Optimized done) {
        PrintWriter out = surroundings.console().out();
        out.print(json ? done.json() + "\n" : surroundings.console().showing().of(done.summary()));
        out.flush();
        Path page = ReportPage.write(RunHistories.read(done.folder()));
        if (!json) {
            out.print(surroundings.console().showing().of("Report:  " + page + "\n"));
            out.flush();
        }
        return exitCode(done.result());
    }

    private static int exitCode(StudyResult result) {
        return switch (result.ending()) {
            case FINISHED -> ExitCode.DONE;
            case STOPPED_EARLY -> ExitCode.STOPPED_EARLY;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    }
}
