package org.promptrefinery.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.judge.BaselineAnswers;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.Settings;
import org.promptrefinery.study.models.JobModels;
import org.promptrefinery.study.models.OpenJudges;
import org.promptrefinery.study.report.Assessment;
import org.promptrefinery.study.report.AssessmentJson;
import org.promptrefinery.study.report.AssessmentText;
import org.promptrefinery.study.report.EstimateTable;
import org.promptrefinery.study.report.JUnitXml;
import org.promptrefinery.study.report.ResultFiles;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.PromptAnswers;
import org.promptrefinery.study.scoring.Quarantine;
import org.promptrefinery.study.supply.RetrievalQuality;
import org.promptrefinery.study.supply.Supplies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores one prompt on a job's cases. */
@Command(
        name = "evaluate",
        description = "Scores one prompt on the cases of a job.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:done",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            " 3:stopped early (budget, deadline); what was answered is shown",
            " 4:--min-score is not reached, or a gate is broken",
            "130:interrupted"
        },
        footer = {
            "",
            "Examples:  refinery evaluate datasets/romeo --split test",
            "           refinery evaluate datasets/romeo --prompt new.prompt --min-score 0.9"
        })
final class EvaluateCommand implements Callable<Integer> {

    /** Cases to ask. */
    enum Part {
        all,
        train,
        dev,
        test;

        List<Case> of(Material material) {
            return switch (this) {
                case all -> material.cases();
                case train -> material.split().train();
                case dev -> material.split().dev();
                case test -> material.split().test();
            };
        }
    }

    private final Commands surroundings;

    @Parameters(paramLabel = "JOB", description = "A folder with a job.yaml, or such a file.")
    private Path job = Path.of(".");

    @Option(names = "--prompt", paramLabel = "FILE", description = "A .prompt file; without it the prompt of the job.")
    private @Nullable Path prompt;

    @Option(
            names = "--split",
            defaultValue = "all",
            description = "Cases to ask: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Part split = Part.all;

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many of the worst answers to show (${DEFAULT-VALUE}).")
    private int worst = 5;

    @Mixin
    private CommandFlag commands = new CommandFlag();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write JUnit XML: a test for each case, failed unless the answer is fully right and breaks no"
                    + " gate, skipped where there is no score.")
    private @Nullable Path junit;

    @Option(names = "--out", paramLabel = "FILE", description = "Write all verdicts, one JSON object a line.")
    private @Nullable Path out;

    @Option(
            names = "--min-score",
            paramLabel = "X",
            description = "Least score, from 0 to 1. Exit code 4 when it is not reached, when an answer breaks a gate,"
                    + " or when more answers than max_unscored have no score.")
    private @Nullable Double minScore;

    @Option(
            names = "--dry-run",
            description = "Say what this will take, at least, usually and at most, and ask no model.")
    private boolean dryRun;

    EvaluateCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        requireInRange();
        Optional<OutputFile> xml = Optional.ofNullable(junit).map(path -> new OutputFile("--junit", path));
        Optional<OutputFile> verdicts = Optional.ofNullable(out).map(path -> new OutputFile("--out", path));
        Job own = read();
        Job chosen = prompt == null ? own : own.with(ChainReader.file(prompt));
        if (dryRun) {
            return estimate(chosen);
        }
        Assessment assessment = assess(chosen, own.chain());
        print(assessment);
        xml.ifPresent(file -> file.write(JUnitXml.of(assessment)));
        verdicts.ifPresent(file -> file.write(ResultFiles.verdicts(
                assessment.job().evaluation(), assessment.job().chain().id(), assessment.split(), assessment.card())));
        return exitCode(assessment);
    }

    private Job read() {
        Map<String, String> environment = surroundings.console().environment();
        return JobFile.read(job, Settings.of(environment), flags.settings(), commands.services(job, environment));
    }

    private void requireInRange() {
        if (minScore != null && !(minScore >= 0 && minScore <= 1)) {
            throw new BadInput("--min-score is " + minScore + ", but must be a number from 0 to 1, such as 0.8");
        }
        if (worst < 0) {
            throw new BadInput("--worst is " + worst + ", but must be at least 0");
        }
    }

    private int estimate(Job chosen) {
        models(chosen).requireKnown();
        Material material = material(chosen);
        Estimate estimate;
        try (Supplies supplies = material.supplies()) {
            estimate = Estimate.ofEvaluation(chosen, supplies, split.of(material), prompt != null);
        }
        PrintWriter to = surroundings.console().out();
        to.print(json ? EstimateTable.json(chosen, estimate) + "\n" : EstimateTable.text(chosen, estimate));
        to.flush();
        return ExitCode.DONE;
    }

    private JobModels models(Job chosen) {
        Console console = surroundings.console();
        return new JobModels(
                chosen, console.environment(), notice -> console.err().println("note: " + notice));
    }

    private Assessment assess(Job chosen, Chain own) {
        Console console = surroundings.console();
        JobModels models = models(chosen);
        models.requireKnown();
        Material material = material(chosen);
        material.notices().forEach(notice -> console.err().println("note: " + notice));
        chosen.evaluation().notices().forEach(notice -> console.err().println("note: " + notice));
        List<Case> cases = split.of(material);
        CompletionCount count = new CompletionCount(console, surroundings.interruption(), cases.size());
        Instant start = InstantSource.system().instant();
        Ledger ledger = new Ledger(chosen.budget(), InstantSource.system());
        ledger.skip();
        try (Supplies supplies = material.supplies();
                LanguageModel model = models.task();
                OpenJudges judges = models.judges();
                CompletionCache cache = results.openCache()) {
            Layers layers = new Layers(cache, ledger);
            Metered task =
                    layers.over(model, Purpose.TASK, chosen.price(chosen.model().spec()), count);
            JudgeModels layered = judges.models()
                    .each(judge -> layers.over(
                            judge,
                            Purpose.JUDGE,
                            chosen.price(judge.identity().spec()),
                            CompletionObserver.quiet(count)));
            Asking asking = Asking.of(chosen, supplies);
            Scorecard card = scorer(chosen, asking, task, layered, new PromptAnswers(task, own, asking))
                    .score(List.of(new Assignment(chosen.chain(), cases)))
                    .getFirst();
            Duration time = Duration.between(start, InstantSource.system().instant());
            Job judged = chosen.with(JobServices.of(judges.models()));
            return new Assessment(
                    judged,
                    split.name(),
                    card,
                    RetrievalQuality.of(chosen.chain(), cases, supplies),
                    StudyResult.Expense.of(time, ledger),
                    ledger.refusal());
        } finally {
            count.ends();
        }
    }

    private Material material(Job chosen) {
        return Material.of(chosen)
                .supplied(
                        chosen,
                        results.indexing(notice -> surroundings.console().err().println("note: " + notice)));
    }

    /** @param rival what judges that compare do so with */
    static ModelScorer scorer(Job chosen, Asking asking, Metered model, JudgeModels judges, BaselineAnswers rival) {
        Services services = JobServices.of(judges).with(BaselineAnswers.class, rival);
        Quarantine neverFull = new Quarantine(1, 1, _ -> {});
        return new ModelScorer(
                model,
                asking,
                chosen.with(services).evaluation(),
                neverFull,
                chosen.chain().size());
    }

    private void print(Assessment assessment) {
        surroundings
                .console()
                .out()
                .print(json ? AssessmentJson.of(assessment, worst) + "\n" : AssessmentText.of(assessment, worst));
        surroundings.console().out().flush();
    }

    private int exitCode(Assessment assessment) {
        List<String> shortfalls = minScore == null ? List.of() : assessment.shortfalls(minScore);
        shortfalls.forEach(shortfall -> surroundings.console().err().println("refinery: " + shortfall));
        if (!shortfalls.isEmpty()) {
            return ExitCode.GATE_NOT_MET;
        }
        assessment.cut().ifPresent(why -> surroundings.console().err().println("refinery: stopped early: " + why));
        return assessment.cut().isPresent() ? ExitCode.STOPPED_EARLY : ExitCode.DONE;
    }
}
