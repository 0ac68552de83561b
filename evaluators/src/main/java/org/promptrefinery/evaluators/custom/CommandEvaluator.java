package org.promptrefinery.evaluators.custom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/**
 * A program of the user's as evaluator; see {@link Protocol}. It is started for the first answer and goes on from line
 * to line. When it fails, the answer is unscored and the program is started again, but only a few times.
 */
final class CommandEvaluator implements Evaluator {

    private static final int MOST_STARTS = 4;
    private static final String NOT_ALLOWED = "commands are not allowed here";

    private final List<String> run;
    private final Duration timeout;
    private final Optional<CommandsAllowed> allowed;
    private final String version;
    private @Nullable Program program;
    private int starts;
    private long asked;
    private String lastFailure = "";

    private CommandEvaluator(List<String> run, Duration timeout, Optional<CommandsAllowed> allowed) {
        this.run = List.copyOf(run);
        this.timeout = timeout;
        this.allowed = allowed;
        this.version = "1"
                + allowed.map(leave -> Scripts.digest(run, leave.directory())).orElse("");
    }

    static CommandEvaluator of(Options options) {
        if (!(options.values().get("run") instanceof List)) {
            throw options.wrong("run", "a list of a program and its arguments, such as [python3, score.py]");
        }
        options.services().find(CommandsRefused.class).ifPresent(refused -> {
            throw new BadInput(options.where() + ": runs a program, which is not allowed; " + refused.how());
        });
        double seconds = options.number("timeout", 10, 0.1, 3600);
        return new CommandEvaluator(
                options.words("run"),
                Duration.ofMillis(Math.round(seconds * 1000)),
                options.services().find(CommandsAllowed.class));
    }

    @Override
    public String name() {
        return "command(" + String.join(" ", run) + ")";
    }

    /** Changes with the script, as far as it is a file among the arguments. */
    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public boolean needsReference() {
        return false;
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        return trials.stream().map(this::judged).toList();
    }

    private Verdict judged(Trial trial) {
        return allowed.<Verdict>map(leave -> judged(trial, leave)).orElseGet(() -> new Verdict.Unscored(NOT_ALLOWED));
    }

    private synchronized Verdict judged(Trial trial, CommandsAllowed leave) {
        if (program == null && starts == MOST_STARTS) {
            return unscored("failed " + starts + " times and is not started again; at last it " + lastFailure);
        }
        try {
            return asked(trial, leave);
        } catch (CommandFailure failure) {
            return failed(String.valueOf(failure.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("was interrupted");
        }
    }

    private Verdict asked(Trial trial, CommandsAllowed leave) throws CommandFailure, InterruptedException {
        Program running = running(leave);
        String id = String.valueOf(++asked);
        String reply = running.ask(Protocol.request(id, trial), timeout);
        try {
            return Protocol.verdict(reply, id);
        } catch (CommandFailure outOfStep) {
            throw running.failure(String.valueOf(outOfStep.getMessage()));
        }
    }

    private Program running(CommandsAllowed leave) throws CommandFailure {
        if (program == null) {
            starts++;
            program = Program.start(leave, run);
        }
        return program;
    }

    private Verdict failed(String how) {
        if (program != null) {
            program.close();
            program = null;
        }
        lastFailure = how;
        return unscored(how);
    }

    private static Verdict unscored(String how) {
        return new Verdict.Unscored("the command " + how);
    }
}
