package org.promptrefinery.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.report.ReportPage;
import org.promptrefinery.study.Models;
import org.promptrefinery.study.ProofOutlook;
import org.promptrefinery.study.Study;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.JobWriter;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.Settings;
import org.promptrefinery.study.job.Yaml;
import org.promptrefinery.study.report.EstimateTable;
import org.promptrefinery.study.report.ResultFiles;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.report.Summary;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;
import org.promptrefinery.study.run.StopFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches a better prompt for a job. */
@Command(
        name = "optimize",
        description = "Searches a better prompt for a job and proves it on held-out cases.",
        mixinStandardHelpOptions = true)
final class OptimizeCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "JOB", description = "A folder with a job.yaml, or such a file.")
    private Path job = Path.of(".");

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Mixin
    private CommandFlag commands = new CommandFlag();

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
                flags.settings(),
                commands.services(job, console.environment()));
        if (printConfig) {
            console.out().print(Yaml.write(JobWriter.tree(read)));
            return ExitCode.DONE;
        }
        TerminalProgress progress = new TerminalProgress(console, surroundings.interruption(), InstantSource.system());
        JobModels models = new JobModels(read, console.environment(), progress::notice);
        models.requireKnown();
        Material material = Material.of(read);
        ProofOutlook.of(read.search(), material.split().test().size())
                .tooFewCases()
                .ifPresent(progress::notice);
        if (dryRun) {
            return estimated(read, Estimate.ofSearch(read, material.split()));
        }
        try (OpenModels opened = OpenModels.of(models)) {
            Models open = opened.models();
            Job judged = read.with(JobServices.of(open.judges()));
            String config = RunRecord.of(
                    judged, material, open.task().identity(), open.reflector().map(LanguageModel::identity));
            RunFolder folder = resume
                    ? RunFolder.unfinished(results.folder(), read.name(), config)
                    : RunFolder.create(
                            results.folder(), read.name(), LocalDateTime.now(ZoneId.systemDefault()), config);
            StudyResult result = study(judged, material, open, folder, progress);
            finish(judged, folder, result);
            return exitCode(result);
        }
    }

    private int estimated(Job read, Estimate estimate) {
        PrintWriter out = surroundings.console().out();
        out.print(json ? EstimateTable.json(read, estimate) + "\n" : EstimateTable.text(read, estimate));
        out.flush();
        return ExitCode.DONE;
    }

    private StudyResult study(Job read, Material material, Models models, RunFolder folder, TerminalProgress progress) {
        progress.begins(
                folder.path().toString(),
                material.split().train().size() + " train, "
                        + material.split().dev().size() + " dev, "
                        + material.split().test().size() + " test cases");
        material.notices().forEach(progress::notice);
        folder.begin();
        StopFile stop = new StopFile(folder, InstantSource.system());
        try (CompletionCache cache = results.openCache();
                Journal journal = Journal.open(folder.journal(), InstantSource.system(), progress::notice)) {
            return new Study(read, material, journal, progress, InstantSource.system()).run(models, cache, stop);
        } catch (ModelUnavailable gone) {
            throw new ModelUnavailable(
                    gone.getMessage() + "\nWhat was answered is kept; start again with --resume to go on.", gone);
        } finally {
            stop.clear();
            progress.ends();
        }
    }

    private void finish(Job read, RunFolder folder, StudyResult result) {
        folder.write(
                RunFolder.WINNER, ResultFiles.prompt(result.winner().candidate().chain()));
        folder.write(RunFolder.VERDICTS, ResultFiles.verdicts(read.evaluation(), result));
        ObjectNode outcome = ResultJson.of(read, folder, result);
        folder.write(RunFolder.RESULT, outcome + "\n");
        String summary = Summary.of(read, result) + "Written: " + folder.winner() + "\n" + "Report:  "
                + ReportPage.write(RunHistories.read(folder)) + "\n";
        folder.write("summary.txt", summary);
        if (json) {
            surroundings.console().out().println(outcome);
        } else {
            surroundings.console().out().print(summary);
        }
        surroundings.console().out().flush();
    }

    private static int exitCode(StudyResult result) {
        return switch (result.ending()) {
            case FINISHED -> ExitCode.DONE;
            case STOPPED_EARLY -> ExitCode.STOPPED_EARLY;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    }
}
