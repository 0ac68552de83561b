package org.promptrefinery.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.KnownSecrets;
import org.promptrefinery.export.Secrets;
import org.promptrefinery.export.Shipment;
import org.promptrefinery.export.Shipments;
import org.promptrefinery.export.Staging;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.supply.SupplyFiles;
import org.promptrefinery.export.training.Method;
import org.promptrefinery.export.training.Provenance;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.review.ReviewFile;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;
import org.promptrefinery.study.supply.Supplies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ships a prompt. */
@Command(
        name = "export",
        description = {
            "Writes the winner of a run, or a prompt, in the form of another program; or brings the winner of a run into"
                    + " a git repository, with cases and a lock that guard it there (see refinery check).",
            "",
            "With --as sft, dpo or kto it writes data for training: of answers that the evaluators or a reviewer found"
                    + " right or wrong, never of test cases, with a card that says what it is.",
            "",
            "Every prompt is read again as the other program would read it, with values that try to break it. What the"
                    + " other program would send otherwise than the search did is refused, and so is what looks like a"
                    + " secret."
        },
        footer = {
            "",
            "Examples:",
            "  refinery export results/romeo-20261125-034220 --as dotprompt --to my.prompt",
            "  refinery export good.prompt --as openai --to -",
            "  refinery export romeo-20261125-034220 --as dpo --to data/romeo --license cc-by-4.0",
            "  refinery export romeo-20261125-034220 --repo ../shop --branch romeo --commit"
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(
            paramLabel = "RUN|PROMPT",
            arity = "0..1",
            description = "The folder of a run, its name in the results folder, or a .prompt file.")
    private @Nullable String source;

    @Mixin
    private FormatFlags formats = new FormatFlags();

    @Mixin
    private TrainingFlags training = new TrainingFlags();

    @Mixin
    private RepositoryFlags repository = new RepositoryFlags();

    @Option(names = "--force", description = "Overwrite files that no export has written, or that were edited since.")
    private boolean force;

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Mixin
    private CommandFlag commands = new CommandFlag();

    ExportCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        if (formats.listed()) {
            FormatFlags.explain(console.out());
            return ExitCode.DONE;
        }
        boolean committed = repository.wanted();
        boolean written = formats.wanted(committed);
        if (source == null || !(written || committed)) {
            throw new BadInput("say what to export, in which form and where to, such as: refinery export"
                    + " results/romeo-20261125-034220 --as dotprompt --to prompts/romeo.prompt");
        }
        Path file = Path.of(source);
        boolean prompt = Files.isRegularFile(file) || source.endsWith(".prompt");
        Optional<Method> method = formats.training();
        if (method.isPresent()) {
            train(method.get(), prompt, committed, console);
            return ExitCode.DONE;
        }
        training.requireNone();
        if (committed && prompt) {
            throw new BadInput(source + " is a file; --repo takes a run, which says what its winner is worth");
        }
        if (committed) {
            commit(results.run(source), console);
        } else if (prompt) {
            write(Shipments.ofFile(file), KnownSecrets.in(console.environment()), console);
        } else {
            run(results.run(source), console);
        }
        return ExitCode.DONE;
    }

    private void train(Method method, boolean prompt, boolean committed, Console console) {
        if (prompt || committed) {
            throw new BadInput(
                    committed
                            ? "--repo takes prompts; data for training goes to a folder, with --to FOLDER"
                            : source + " is a file; --as " + method.id()
                                    + " takes a run, which has answers to learn from");
        }
        RunFolder folder = results.run(String.valueOf(source));
        try (Supplies supplies = lookUps(folder, console);
                Staging to = formats.folder(force)) {
            Provenance from = new Provenance(
                    folder, services(folder, console), supplies, ReviewFile.read(folder.path()), Program.VERSION);
            training.write(method, from, to, console);
        }
    }

    private Supplies lookUps(RunFolder folder, Console console) {
        if (SupplyFiles.wishes(ChainReader.file(folder.winner())).isEmpty()) {
            return Supplies.NONE;
        }
        Job job = RunRecord.read(folder, Map.of(), services(folder, console));
        return Material.of(job)
                .supplied(job, results.indexing(notice -> console.err().println("note: " + notice)))
                .supplies();
    }

    private void run(RunFolder folder, Console console) {
        List<String> known = KnownSecrets.in(console.environment());
        Shipment shipment = shipment(folder, console);
        List<ExportFile> supplies = supplies(folder, known, console);
        write(shipment, known, console);
        formats.writeBeside(supplies, force, console);
    }

    /** What an application needs to fill in; a run whose cases have changed has told so already. */
    private List<ExportFile> supplies(RunFolder folder, List<String> known, Console console) {
        if (SupplyFiles.wishes(ChainReader.file(folder.winner())).isEmpty()) {
            return List.of();
        }
        List<ExportFile> files = SupplyFiles.of(RunRecord.read(folder, Map.of(), services(folder, console)));
        files.forEach(file -> Secrets.requireNone(file.name(), file.text(), known));
        return files;
    }

    private void commit(RunFolder folder, Console console) {
        List<ExportFile> more = formats.beside()
                ? formats.files(shipment(folder, console), KnownSecrets.in(console.environment()))
                : List.of();
        repository.export(folder, more, force, services(folder, console), console);
    }

    private Shipment shipment(RunFolder folder, Console console) {
        return Shipments.ofRun(folder, services(folder, console), Program.VERSION, notice -> console.err()
                .println("note: " + notice));
    }

    private Services services(RunFolder folder, Console console) {
        return commands.services(folder.record(), console.environment());
    }

    private void write(Shipment shipment, List<String> known, Console console) {
        formats.write(formats.files(shipment, known), force, console);
    }
}
