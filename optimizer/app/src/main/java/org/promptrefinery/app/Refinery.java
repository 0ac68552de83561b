package org.promptrefinery.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.BudgetExhausted;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
        name = "refinery",
        description = "Improves prompts by evolutionary search and proves that it did.",
        mixinStandardHelpOptions = true,
        version = "Prompt Refinery 0.1.0",
        subcommands = {
            InitCommand.class,
            OptimizeCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            CalibrateCommand.class,
            EvaluatorsCommand.class,
            CompleteCommand.class,
            ModelsCommand.class,
            CacheCommand.class
        },
        footer = {
            "",
            "Start with:  refinery optimize datasets/romeo",
            "Exit codes: 0 done, 1 our fault, 2 bad input, 3 stopped early with a result,",
            "            4 gate not met, 130 interrupted."
        })
public final class Refinery {

    private Refinery() {}

    /** Runs a command and ends the process: the native engine leaves a thread that would keep it alive. */
    public static void main(String[] args) {
        Console console = new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Boolean.getBoolean("refinery.terminal"),
                System.getenv());
        Interruption interruption = Interruption.install();
        int code = run(console, interruption, args);
        interruption.workIsDone();
        System.exit(code);
    }

    /** Runs a command and gives its exit code. */
    static int run(Console console, Interruption interruption, String... args) {
        CommandLine line = new CommandLine(new Refinery(), new Commands(console, interruption))
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler((failure, _, _) -> report(failure, console));
        if (args.length == 0) {
            line.usage(console.out());
            return ExitCode.BAD_INPUT;
        }
        int code = line.execute(args);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private static int report(Exception failure, Console console) {
        return switch (failure) {
            case BadInput _, ModelUnavailable _, BudgetExhausted _ -> say(failure, ExitCode.BAD_INPUT, console);
            case StorageFailure _ -> say(failure, ExitCode.OUR_FAULT, console);
            case StopRequested _ -> say(failure, ExitCode.INTERRUPTED, console);
            default -> {
                console.err().println("refinery: this is a defect of the program, please report it:");
                failure.printStackTrace(console.err());
                yield ExitCode.OUR_FAULT;
            }
        };
    }

    private static int say(Exception failure, int code, Console console) {
        console.err().println("refinery: " + failure.getMessage());
        return code;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
