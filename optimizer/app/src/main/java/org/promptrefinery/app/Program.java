package org.promptrefinery.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.gate.Lock;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.BudgetExhausted;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. */
@Command(
        name = "refinery",
        description = "Improves prompts by evolutionary search and proves that it did.",
        mixinStandardHelpOptions = true,
        version = "Prompt Refinery " + Program.VERSION,
        subcommands = {
            InitCommand.class,
            OptimizeCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            DiagnoseCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            CalibrateCommand.class,
            EvaluatorsCommand.class,
            CompleteCommand.class,
            WatchCommand.class,
            ReviewCommand.class,
            ModelsCommand.class,
            CacheCommand.class,
            CompletionCommand.class,
            ManCommand.class
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:done",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            " 3:stopped early with a usable result",
            " 4:a gate is not met",
            "130:interrupted"
        },
        footer = {"", "Start with:  refinery optimize datasets/romeo", "A command's own help:  refinery optimize --help"
        })
public final class Program {

    static final String VERSION = Lock.Versions.PROGRAM;

    private static final int HELP = 60;
    private static final int WIDEST_HELP = 100;

    private Program() {}

    /** Runs a command and ends the process: the native engine leaves a thread that would keep it alive. */
    public static void main(String[] args) {
        Console console =
                new Console(writer(FileDescriptor.out), writer(FileDescriptor.err), Screen.found(), System.getenv());
        Interruption interruption = Interruption.install();
        int code = run(console, interruption, args);
        interruption.workIsDone();
        System.exit(code);
    }

    /** Runs a command and gives its exit code. */
    static int run(Console console, Interruption interruption, String... args) {
        CommandLine line =
                line(console, interruption).setExecutionExceptionHandler((failure, _, _) -> report(failure, console));
        if (args.length == 0) {
            line.usage(console.out());
            return ExitCode.BAD_INPUT;
        }
        int code = line.execute(args);
        console.out().flush();
        console.err().flush();
        return code;
    }

    /** All commands, ready to be asked. */
    static CommandLine line(Console console, Interruption interruption) {
        CommandLine line = new CommandLine(new Program(), new Commands(console, interruption))
                .setOut(console.out())
                .setErr(console.err())
                .setUsageHelpWidth(Math.clamp(console.screen().columns(), HELP, WIDEST_HELP))
                .setColorScheme(
                        Help.defaultColorScheme(console.showing().colours().on() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((wrong, _) -> misused(wrong, console));
        complete(line.getCommandSpec());
        return line;
    }

    /** Gives each command what it has in common with the others. */
    private static void complete(CommandSpec command) {
        if (command.usageMessage().exitCodeList().isEmpty()) {
            command.usageMessage().exitCodeListHeading(ExitCode.HEADING).exitCodeList(ExitCode.USUAL);
        }
        command.version(command.root().version());
        command.subcommands().values().forEach(below -> complete(below.getCommandSpec()));
    }

    /** A line for what is wrong and one or two for what to do; a page of help would hide both. */
    private static int misused(ParameterException wrong, Console console) {
        console.err().println("refinery: " + wrong.getMessage());
        CommandLine command = wrong.getCommandLine();
        boolean suggested = UnmatchedArgumentException.printSuggestions(wrong, console.err());
        if (!suggested && !command.getSubcommands().isEmpty()) {
            console.err()
                    .println("Known are "
                            + String.join(", ", command.getSubcommands().keySet()));
        }
        console.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
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
        console.err().println("refinery: " + Visible.of(String.valueOf(failure.getMessage())));
        return code;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
