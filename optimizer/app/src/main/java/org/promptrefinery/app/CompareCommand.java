package org.promptrefinery.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.app.EvaluateCommand.Part;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.models.JobModels;
import org.promptrefinery.study.models.OpenJudges;
import org.promptrefinery.study.report.HeadToHead;
import org.promptrefinery.study.report.HeadToHeadJson;
import org.promptrefinery.study.report.HeadToHeadText;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.scoring.PromptAnswers;
import org.promptrefinery.study.supply.Supplies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two prompts, runs or models on the same cases. */
@Command(
        name = "compare",
        description = {
            "Compares two prompts, runs or models on the same cases, with an interval and an exact test.",
            "",
            "A and B each: a .prompt file, the folder of a run (its winner), the folder of a job (its own prompt),"
                    + " or model:SPEC. A prompt or a model is put on the job of --job, or else of the other side."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:done, whichever is better",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            " 3:stopped early (budget, deadline); what was answered is shown",
            "130:interrupted"
        },
        footer = {
            "",
            "Examples:  refinery compare old.prompt new.prompt --job datasets/romeo",
            "           refinery compare datasets/romeo results/romeo-20261125-034220",
            "           refinery compare model:embedded:bard model:ollama:qwen3 --job datasets/romeo"
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(index = "0", paramLabel = "A", description = "The one side.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other side.")
    private String second = "";

    @Option(names = "--job", paramLabel = "JOB", description = "The job that a prompt or a model is put on.")
    private @Nullable Path job;

    @Option(
            names = "--split",
            defaultValue = "test",
            description = "Cases to ask: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Part split = Part.test;

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many cases that only one side solves to show, for each (${DEFAULT-VALUE}).")
    private int shown = 3;

    @Mixin
    private CommandFlag commands = new CommandFlag();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    CompareCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (shown < 0) {
            throw new BadInput("--show is " + shown + ", but must be at least 0");
        }
        List<Operand> operands = List.of(Operand.of(first), Operand.of(second));
        List<Job> jobs = new Opponents(
                        flags.settings(), commands, surroundings.console().environment())
                .jobs(operands, Optional.ofNullable(job));
        jobs.forEach(side -> models(side).requireKnown());
        if (split != Part.test && operands.stream().anyMatch(Operand.Run.class::isInstance)) {
            note("a run chose its winner on train and dev cases, so that on them it looks better than it is");
        }
        HeadToHead duel = duel(jobs.getFirst(), jobs.getLast());
        surroundings
                .console()
                .out()
                .print(
                        json
                                ? HeadToHeadJson.of(duel) + "\n"
                                : surroundings.console().showing().of(HeadToHeadText.of(duel, shown)));
        surroundings.console().out().flush();
        duel.cut().ifPresent(why -> surroundings.console().err().println("refinery: stopped early: " + why));
        return duel.cut().isPresent() ? ExitCode.STOPPED_EARLY : ExitCode.DONE;
    }

    /** Cases of both sides; jobs with other seeds share out the same cases differently. */
    private List<Case> cases(Material one, Material other) {
        one.notices().forEach(this::note);
        List<Case> own = split.of(one);
        Set<Case> others = new HashSet<>(split.of(other));
        List<Case> shared = own.stream().filter(others::contains).toList();
        if (shared.isEmpty()) {
            throw new BadInput("A and B have no case in common in the split '" + split + "'; are they of the same job?"
                    + " Maybe --split all, or --job JOB with the prompts themselves?");
        }
        if (shared.size() < Math.max(own.size(), others.size())) {
            note("only the " + shared.size() + " cases that A and B have in common are compared, of " + own.size()
                    + " and " + others.size());
        }
        return shared;
    }

    private HeadToHead duel(Job one, Job other) {
        Material left = Material.of(one);
        Material right = Material.of(other);
        one.evaluation().notices().forEach(this::note);
        List<Case> cases = cases(left, right);
        try (Supplies first = left.supplied(one, results.indexing(this::note)).supplies();
                Supplies second = left.suppliesAlike(one, right, other)
                        ? first
                        : right.supplied(other, results.indexing(this::note)).supplies()) {
            return duel(one, other, List.of(Asking.of(one, first), Asking.of(other, second)), cases);
        }
    }

    private HeadToHead duel(Job one, Job other, List<Asking> asking, List<Case> cases) {
        CompletionCount count =
                new CompletionCount(surroundings.console(), surroundings.interruption(), 2 * cases.size());
        Instant start = InstantSource.system().instant();
        Ledger ledger = new Ledger(one.budget(), InstantSource.system());
        ledger.skip();
        try (OpenTasks tasks = new OpenTasks();
                OpenJudges judges = models(one).judges();
                CompletionCache cache = results.openCache()) {
            Layers layers = new Layers(cache, ledger);
            Metered left = metered(tasks, layers, one, count);
            Metered right = metered(tasks, layers, other, count);
            JudgeModels layered = judges.models()
                    .each(judge -> layers.over(
                            judge, Purpose.JUDGE, one.price(judge.identity().spec()), CompletionObserver.quiet(count)));
            // judges that compare set each answer beside that of A
            PromptAnswers rival = new PromptAnswers(left, one.chain(), asking.getFirst());
            Scorecard before = EvaluateCommand.scorer(one, asking.getFirst(), left, layered, rival)
                    .score(List.of(new Assignment(one.chain(), cases)))
                    .getFirst();
            Scorecard after = EvaluateCommand.scorer(other, asking.getLast(), right, layered, rival)
                    .score(List.of(new Assignment(other.chain(), cases)))
                    .getFirst();
            Duration time = Duration.between(start, InstantSource.system().instant());
            return new HeadToHead(
                    split.name(),
                    new HeadToHead.Side(first, one.with(JobServices.of(judges.models())), before),
                    new HeadToHead.Side(second, other.with(JobServices.of(judges.models())), after),
                    StudyResult.Expense.of(time, ledger),
                    ledger.refusal());
        } finally {
            count.ends();
        }
    }

    private Metered metered(OpenTasks tasks, Layers layers, Job side, CompletionObserver count) {
        return layers.over(
                tasks.open(side.model().spec(), models(side)::task),
                Purpose.TASK,
                side.price(side.model().spec()),
                count);
    }

    private JobModels models(Job side) {
        return new JobModels(side, surroundings.console().environment(), this::note);
    }

    private void note(String notice) {
        surroundings.console().err().println("note: " + notice);
    }
}
