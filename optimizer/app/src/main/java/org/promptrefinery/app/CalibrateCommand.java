package org.promptrefinery.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.calibration.Agreement;
import org.promptrefinery.evaluators.calibration.Calibration;
import org.promptrefinery.evaluators.calibration.CalibrationFile;
import org.promptrefinery.evaluators.calibration.JudgedAnswer;
import org.promptrefinery.evaluators.calibration.Label;
import org.promptrefinery.evaluators.calibration.LabelFile;
import org.promptrefinery.evaluators.calibration.Matching;
import org.promptrefinery.evaluators.calibration.VerdictFile;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Settings;
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
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(paramLabel = "JOB", description = "A folder with a job.yaml, or such a file.")
    private Path job = Path.of(".");

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            required = true,
            description = "What people say: JSON lines or CSV with 'case' or 'answer' (or both), 'label' (pass, fail or"
                    + " a number from 0 to 1), and 'evaluator' if it is for one only.")
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
        Console console = surroundings.console();
        Job read = JobFile.read(job, Settings.of(console.environment()), flags.settings());
        OutputFile file = new OutputFile("calibrate", JobFile.beside(job, CalibrationFile.NAME));
        List<Evaluator> evaluators = read.evaluation().parts().stream()
                .map(Evaluation.Part::evaluator)
                .toList();
        List<Agreement> agreements = agreements(evaluators);
        List<Calibration> measured = measured(evaluators, agreements);
        file.write(CalibrationFile.text(read.trust().onRecord(), measured));
        console.out().print(json ? CalibrationJson.of(agreements) + "\n" : CalibrationText.of(agreements, worst));
        console.out().flush();
        console.err().println("written: " + file.path());
        return ExitCode.DONE;
    }

    private void requireInRange() {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new BadInput("--threshold is " + threshold + ", but must be a number above 0, up to 1");
        }
        if (worst < 0) {
            throw new BadInput("--worst is " + worst + ", but must be at least 0");
        }
    }

    private List<Agreement> agreements(List<Evaluator> evaluators) {
        List<Label> said = LabelFile.read(labels);
        List<JudgedAnswer> judged = VerdictFile.read(verdicts);
        requireKnown(said, evaluators);
        evaluators.forEach(evaluator -> requireSameVersion(evaluator, judged));
        Matching matching = Matching.of(said, judged);
        if (!matching.lost().isEmpty()) {
            surroundings
                    .console()
                    .err()
                    .println("note: " + matching.lost().size() + " of " + said.size()
                            + " labels fit no answer, the first in "
                            + matching.lost().getFirst().where());
        }
        List<Agreement> agreements = evaluators.stream()
                .filter(evaluator ->
                        judged.stream().anyMatch(answer -> answer.verdicts().containsKey(evaluator.name())))
                .map(evaluator -> matching.agreement(evaluator.name(), threshold))
                .filter(agreement -> !agreement.pairs().isEmpty() || agreement.unscored() > 0)
                .toList();
        if (agreements.isEmpty()) {
            throw new BadInput(verdicts + " holds no labelled verdict of an evaluator of this job; evaluate it again");
        }
        return agreements;
    }

    private static void requireKnown(List<Label> said, List<Evaluator> evaluators) {
        Set<String> names = new TreeSet<>();
        evaluators.forEach(evaluator -> names.add(evaluator.name()));
        for (Label label : said) {
            label.evaluator().filter(name -> !names.contains(name)).ifPresent(name -> {
                throw new BadInput(label.where() + ": the job has no evaluator '" + name + "'."
                        + Nearest.maybe(name, names) + " It has " + String.join(", ", names));
            });
        }
    }

    private void requireSameVersion(Evaluator evaluator, List<JudgedAnswer> judged) {
        for (JudgedAnswer answer : judged) {
            String version = answer.versions().getOrDefault(evaluator.name(), evaluator.version());
            if (!version.equals(evaluator.version())) {
                throw new BadInput(answer.where() + ": the verdict is of " + evaluator.name() + " version " + version
                        + ", but the job has version " + evaluator.version() + "; evaluate it again");
            }
        }
    }

    /** An agreement without a kappa cannot be kept: what it says of the evaluator depends on the labels only. */
    private List<Calibration> measured(List<Evaluator> evaluators, List<Agreement> agreements) {
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        List<Calibration> measured = new ArrayList<>();
        for (Agreement agreement : agreements) {
            Evaluator evaluator = evaluators.stream()
                    .filter(one -> one.name().equals(agreement.evaluator()))
                    .findFirst()
                    .orElseThrow();
            agreement
                    .fittingKappa()
                    .ifPresentOrElse(
                            kappa -> measured.add(new Calibration(
                                    evaluator.name(),
                                    evaluator.version(),
                                    kappa,
                                    agreement.pairs().size(),
                                    today)),
                            () -> surroundings
                                    .console()
                                    .err()
                                    .println("note: " + evaluator.name()
                                            + " has no kappa on these labels, so it stays uncalibrated"));
        }
        return measured;
    }
}
