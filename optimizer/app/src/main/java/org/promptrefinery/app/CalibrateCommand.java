package org.promptrefinery.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.calibration.Calibration;
import org.promptrefinery.evaluators.calibration.CalibrationFile;
import org.promptrefinery.evaluators.calibration.LabelFile;
import org.promptrefinery.evaluators.calibration.Measurement;
import org.promptrefinery.evaluators.calibration.VerdictFile;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.Settings;
import org.promptrefinery.study.models.JobModels;
import org.promptrefinery.study.models.OpenJudges;
import org.promptrefinery.study.report.CalibrationJson;
import org.promptrefinery.study.report.CalibrationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the verdicts of a job's evaluators with those of people. */
@Command(
        name = "calibrate",
        description = "Compares the verdicts of a job's evaluators with those of people, and keeps the agreement in its"
                + " calibration.json.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  refinery calibrate my-job --labels people.csv --verdicts verdicts.jsonl"})
final class CalibrateCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "JOB", description = "A folder with a job.yaml, or such a file.")
    private Path job = Path.of(".");

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Mixin
    private CommandFlag commands = new CommandFlag();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            required = true,
            description = "What people say: JSON lines or CSV with 'case' or 'answer' (or both), 'label' (pass, fail or"
                    + " a number from 0 to 1), and 'evaluator' if it is for one only. Or the reviews.jsonl of a run.")
    private Path labels = Path.of("labels.jsonl");

    @Option(
            names = "--verdicts",
            paramLabel = "FILE",
            required = true,
            description = "The verdicts.jsonl of a run, or what 'evaluate --out' wrote.")
    private Path verdicts = Path.of("verdicts.jsonl");

    @Option(
            names = "--threshold",
            paramLabel = "X",
            defaultValue = "0.5",
            description = "Score from which on an answer passes (${DEFAULT-VALUE}).")
    private double threshold = 0.5;

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many disagreements to show of each evaluator (${DEFAULT-VALUE}).")
    private int worst = 5;

    @Option(names = "--json", description = "Print the result as one JSON object, with all disagreements.")
    private boolean json;

    CalibrateCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        requireInRange();
        Map<String, String> environment = surroundings.console().environment();
        Job read = JobFile.read(job, Settings.of(environment), flags.settings(), commands.services(job, environment));
        JobModels models = new JobModels(
                read, environment, notice -> surroundings.console().err().println("note: " + notice));
        models.requireKnown();
        try (OpenJudges judges = models.judges()) {
            calibrate(read.with(JobServices.of(judges.models())));
        }
        return ExitCode.DONE;
    }

    /** The evaluators are those of a run, judges and programs included: a verdict counts for one version only. */
    private void calibrate(Job read) {
        OutputFile file = new OutputFile("calibrate", JobFile.beside(job, CalibrationFile.NAME));
        List<Evaluator> evaluators = read.evaluation().parts().stream()
                .map(Evaluation.Part::evaluator)
                .toList();
        Measurement measured =
                Measurement.of(evaluators, LabelFile.read(labels), VerdictFile.read(verdicts), threshold);
        read.evaluation()
                .notices()
                .forEach(notice -> surroundings.console().err().println("note: " + notice));
        file.write(CalibrationFile.text(read.trust().onRecord(), kept(evaluators, measured)));
        print(measured);
        surroundings.console().err().println("written: " + file.path());
    }

    private static List<Calibration> kept(List<Evaluator> evaluators, Measurement measured) {
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        return evaluators.stream()
                .flatMap(evaluator -> measured.calibration(evaluator, today).stream())
                .toList();
    }

    private void print(Measurement measured) {
        Console console = surroundings.console();
        console.out()
                .print(
                        json
                                ? CalibrationJson.of(measured.agreements()) + "\n"
                                : CalibrationText.of(measured.agreements(), worst));
        console.out().flush();
        measured.agreements().stream()
                .filter(agreement -> agreement.fittingKappa().isEmpty())
                .forEach(agreement -> console.err()
                        .println("note: " + agreement.evaluator()
                                + " has no kappa on these labels; nothing is kept of it"));
        if (!measured.lost().isEmpty()) {
            console.err()
                    .println("note: " + measured.lost().size() + " labels fit no answer, the first in "
                            + measured.lost().getFirst().where());
        }
    }

    private void requireInRange() {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new BadInput("--threshold is " + threshold + ", but must be a number above 0, up to 1");
        }
        if (worst < 0) {
            throw new BadInput("--worst is " + worst + ", but must be at least 0");
        }
    }
}
