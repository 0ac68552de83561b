package org.promptrefinery.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.study.diagnosis.Diagnosis;
import org.promptrefinery.study.diagnosis.Examination;
import org.promptrefinery.study.diagnosis.Subject;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.ReflectorModel;
import org.promptrefinery.study.job.Settings;
import org.promptrefinery.study.models.JobModels;
import org.promptrefinery.study.models.OpenJudges;
import org.promptrefinery.study.report.DiagnosisFiles;
import org.promptrefinery.study.report.DiagnosisJson;
import org.promptrefinery.study.report.DiagnosisText;
import org.promptrefinery.study.supply.Asked;
import org.promptrefinery.study.supply.Sources;
import org.promptrefinery.study.supply.Supplies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a job's errors are and which technique helps against them. */
@Command(
        name = "diagnose",
        description = {
            "Says what the errors of a job's prompt are and which technique helps, before any search.",
            "",
            "It asks train and dev cases only: what is behind the errors (form, instruction, knowledge, noise), and"
                    + " what rules, worked examples, given facts, a vote or a second model gain and cost. At most "
                    + DiagnoseCommand.COMPLETIONS + " completions, unless --completions says otherwise."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:done, whatever is advised",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            " 3:stopped early (budget, deadline); what was found out is shown",
            "130:interrupted; started again it pays for the rest only"
        },
        footer = {
            "",
            "Examples:  refinery diagnose datasets/romeo",
            "           refinery diagnose datasets/tickets --completions 2000",
            "           refinery diagnose datasets/romeo --second-model ollama:qwen3 --json"
        })
final class DiagnoseCommand implements Callable<Integer> {

    static final int COMPLETIONS = 1000;

    private final Commands surroundings;

    @Parameters(paramLabel = "JOB", description = "A folder with a job.yaml, or such a file.")
    private Path job = Path.of(".");

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Option(
            names = "--second-model",
            paramLabel = "SPEC",
            description = "Another model to try with the job's own prompt; without it the reflector, where the job"
                    + " names one.")
    private @Nullable String second;

    @Mixin
    private CommandFlag commands = new CommandFlag();

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    DiagnoseCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Job own = read(Map.of());
        Optional<Job> other = other(own).map(spec -> read(Map.of("model.task", spec)));
        models(own).requireKnown();
        other.ifPresent(named -> models(named).requireKnown());
        Diagnosis diagnosis = diagnose(own, other);
        Path saved = new DiagnosisFiles(results.folder()).write(diagnosis);
        Console console = surroundings.console();
        console.out()
                .print(
                        json
                                ? DiagnosisJson.of(diagnosis) + "\n"
                                : console.showing().of(DiagnosisText.of(diagnosis) + "Saved:  " + saved + "\n"));
        console.out().flush();
        return switch (diagnosis.ending()) {
            case FINISHED -> ExitCode.DONE;
            case STOPPED_EARLY -> ExitCode.STOPPED_EARLY;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    }

    private Job read(Map<String, String> more) {
        Map<String, String> environment = surroundings.console().environment();
        Map<String, String> settings = new LinkedHashMap<>(flags.settings());
        settings.putAll(more);
        return JobFile.read(job, Settings.of(environment), settings, commands.services(job, environment));
    }

    private Optional<String> other(Job own) {
        return Optional.ofNullable(second).or(() -> own.reflector()
                .map(ReflectorModel::spec)
                .filter(spec -> !spec.equals(own.model().spec())));
    }

    private Diagnosis diagnose(Job own, Optional<Job> other) {
        Material material = Material.of(own);
        material.notices().forEach(this::note);
        Budget budget = budget(own);
        int most = (int) budget.all().completions().orElse(COMPLETIONS);
        CompletionCount count = new CompletionCount(surroundings.console(), surroundings.interruption(), most);
        Ledger ledger = new Ledger(budget, InstantSource.system());
        try (Supplies supplies = supplies(own, material);
                OpenTasks tasks = new OpenTasks();
                OpenJudges judges = models(own).judges();
                CompletionCache cache = results.openCache()) {
            supplies.prepare();
            Layers layers = new Layers(cache, ledger);
            JudgeModels layered = judges.models()
                    .each(judge -> layers.over(
                            judge, Purpose.JUDGE, own.price(judge.identity().spec()), CompletionObserver.quiet(count)));
            return new Examination(material.split(), supplies, TextEmbedder.installed(), budget, InstantSource.system())
                    .run(
                            subject(own, tasks, layers, count),
                            other.map(named -> subject(named, tasks, layers, count)),
                            layered,
                            ledger);
        } finally {
            count.ends();
        }
    }

    private Subject subject(Job asked, OpenTasks tasks, Layers layers, CompletionObserver count) {
        String spec = asked.model().spec();
        return new Subject(
                asked,
                layers.over(tasks.open(spec, () -> models(asked).task()), Purpose.TASK, asked.price(spec), count));
    }

    /** Worked examples are tried even where the job shows none so far, if there are answers to show. */
    private Supplies supplies(Job own, Material material) {
        boolean answered = material.split().train().stream()
                .anyMatch(subject -> !subject.references().isEmpty());
        Sources sources = new Sources(
                own.sources().documents(),
                own.sources().examples() || answered,
                own.sources().further());
        return Supplies.of(sources, material.split(), Asked.by(own.chain()), results.indexing(this::note));
    }

    /** A diagnosis is small: only a flag gives it more completions than that. */
    private Budget budget(Job own) {
        Limits all = own.budget().all();
        boolean wanted = flags.settings().containsKey("budget.completions");
        long most = wanted
                ? all.completions().orElse(COMPLETIONS)
                : Math.min(COMPLETIONS, all.completions().orElse(COMPLETIONS));
        Limits limits = new Limits(OptionalLong.of(most), all.tokensIn(), all.tokensOut(), all.money());
        return new Budget(limits, own.budget().each(), own.budget().time());
    }

    private JobModels models(Job asked) {
        return new JobModels(asked, surroundings.console().environment(), this::note);
    }

    private void note(String notice) {
        surroundings.console().err().println("note: " + notice);
    }
}
