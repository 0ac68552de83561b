package org.promptrefinery.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.custom.CommandsAllowed;
import org.promptrefinery.evaluators.custom.CommandsRefused;
import org.promptrefinery.evaluators.kind.Services;
import picocli.CommandLine.Option;

/** Whether a job may run programs; only the user can say so, never the job. */
final class CommandFlag {

    private static final String VARIABLE = "REFINERY_ALLOW_COMMANDS";

    private static final String HOW = "if you trust this job, give --allow-commands or set " + VARIABLE + "=true";

    @Option(
            names = "--allow-commands",
            description =
                    "Let evaluators of the job, and its notify command, run programs (also: " + VARIABLE + "=true).")
    private boolean allowed;

    /** What the evaluators of a job may use. */
    Services services(Path job, Map<String, String> environment) {
        if (!allowed && !fromEnvironment(environment)) {
            return Services.NONE.with(CommandsRefused.class, new CommandsRefused(HOW));
        }
        Path absolute = job.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path folder = Files.isDirectory(absolute) || parent == null ? absolute : parent;
        return Services.NONE.with(CommandsAllowed.class, CommandsAllowed.in(folder));
    }

    private static boolean fromEnvironment(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "");
        return switch (value.strip()) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new BadInput(VARIABLE + ": '" + value + "' must be true or false");
        };
    }
}
