package org.promptrefinery.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.gate.Annotations;
import org.promptrefinery.export.gate.Gate;
import org.promptrefinery.export.gate.GateJson;
import org.promptrefinery.export.gate.GateText;
import org.promptrefinery.export.gate.GateVerdict;
import org.promptrefinery.export.gate.GateXml;
import org.promptrefinery.export.gate.Guarded;
import org.promptrefinery.export.gate.LockFile;
import org.promptrefinery.export.gate.Relock;
import org.promptrefinery.export.gate.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The gate: whether a prompt in a repository is still as good as it was when it was locked. */
@Command(
        name = "check",
        description = {
            "Scores a prompt in a repository as it now stands on its locked cases, and ends with exit code 4 when it"
                    + " is significantly worse than locked, below a floor, or breaks a gate that held.",
            "",
            "What the model said before comes from the cache, so that a prompt that did not change costs nothing."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:done, and the prompt is still good enough",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            " 4:the gate is not met; the message says why",
            "130:interrupted"
        },
        footer = {
            "",
            "Examples:  refinery check prompts/romeo",
            "           refinery check prompts/romeo --floor 0.9 --junit gate.xml",
            "           refinery check prompts/romeo --update"
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(
            paramLabel = "LOCK",
            arity = "0..1",
            defaultValue = ".",
            description = "A prompt.lock.yaml, or the folder that it lies in (${DEFAULT-VALUE}).")
    private Path lock = Path.of(".");

    @Option(
            names = "--floor",
            paramLabel = "SCORE",
            description = "Least score, from 0 to 1, that the prompt must have whatever it had when it was locked.")
    private @Nullable Double floor;

    @Option(
            names = "--worse",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many cases that are worse to show (${DEFAULT-VALUE}).")
    private int shown = 5;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the result as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--github", description = "Print annotations for GitHub Actions; also where GITHUB_ACTIONS=true.")
    private boolean github;

    @Option(names = "--json", description = "Print the result as one JSON object; annotations then go to stderr.")
    private boolean json;

    @Option(
            names = "--accept-cases",
            description = "Go by the cases as they are, though they changed since they were locked.")
    private boolean acceptCases;

    @Option(
            names = "--update",
            description = "Lock the prompt as it now stands, whatever it scores, after a deliberate change.")
    private boolean update;

    @Option(names = "--force", description = "Let --update work where CI=true.")
    private boolean force;

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Mixin
    private CommandFlag commands = new CommandFlag();

    CheckCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        requireUsable();
        Optional<OutputFile> xml = Optional.ofNullable(junit).map(path -> new OutputFile("--junit", path));
        Path file = LockFile.locate(lock);
        Guarded guarded = Guarded.read(file, commands.services(file, environment()));
        if (!acceptCases) {
            guarded.requireSameCases();
        }
        GateVerdict verdict = verdict(guarded);
        print(verdict);
        xml.ifPresent(to -> to.write(GateXml.of(verdict)));
        annotate(verdict);
        return update ? relock(verdict) : exitCode(verdict);
    }

    private void requireUsable() {
        if (floor != null && !(floor >= 0 && floor <= 1)) {
            throw new BadInput("--floor is " + floor + ", but must be a number from 0 to 1, such as 0.9");
        }
        if (shown < 0) {
            throw new BadInput("--worse is " + shown + ", but must be at least 0");
        }
        String ci = environment().getOrDefault("CI", "").strip();
        if (update && !force && !ci.isEmpty() && !ci.equals("false")) {
            throw new BadInput("--update would lock whatever the prompt is now, which no CI should decide (CI=" + ci
                    + "); update it at home and commit the lock, or give --force");
        }
    }

    private GateVerdict verdict(Guarded guarded) {
        Console console = surroundings.console();
        CompletionCount count = new CompletionCount(
                console, surroundings.interruption(), guarded.cases().size());
        Surroundings outside = new Surroundings(
                environment(), results.cache(), count, notice -> console.err().println("note: " + notice));
        try {
            return new Gate(outside).ask(guarded, floor == null ? OptionalDouble.empty() : OptionalDouble.of(floor));
        } finally {
            count.ends();
        }
    }

    private void print(GateVerdict verdict) {
        PrintWriter out = surroundings.console().out();
        out.print(json ? GateJson.of(verdict) + "\n" : GateText.of(verdict, shown));
        out.flush();
    }

    private void annotate(GateVerdict verdict) {
        if (github || "true".equals(environment().get("GITHUB_ACTIONS"))) {
            Console console = surroundings.console();
            PrintWriter to = json ? console.err() : console.out();
            Path root = Path.of(environment().getOrDefault("GITHUB_WORKSPACE", ""));
            Annotations.of(verdict, root).forEach(to::println);
            to.flush();
        }
    }

    private int relock(GateVerdict verdict) {
        Relock.write(verdict);
        surroundings
                .console()
                .err()
                .println("locked anew: " + verdict.guarded().file() + "; commit it with the prompt");
        return ExitCode.DONE;
    }

    private int exitCode(GateVerdict verdict) {
        List<String> failures = verdict.failures();
        failures.forEach(failure -> surroundings.console().err().println("refinery: " + failure));
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.GATE_NOT_MET;
    }

    private Map<String, String> environment() {
        return surroundings.console().environment();
    }
}
