package org.promptrefinery.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.report.live.LiveServer;
import org.promptrefinery.report.live.Pulse;
import org.promptrefinery.report.live.Runs;
import org.promptrefinery.study.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows runs in the browser while they go on. */
@Command(
        name = "watch",
        description = {
            "Shows runs in the browser while they go on, and lets you stop one with its best so far.",
            "Prints a link that only works on this machine and as long as this command runs; Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            " 0:never; it runs until it is interrupted",
            " 1:our fault, such as a full disk or a defect",
            " 2:bad input or usage; the message says what would be accepted",
            "130:ended by Ctrl-C"
        },
        footer = {"", "Example:  refinery watch --open"})
final class WatchCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Commands surroundings;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "The folder of a run, or its name in the results folder; all runs if left out.")
    private @Nullable String run;

    @Mixin
    private PageFlags page = new PageFlags();

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    WatchCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        int port = page.port();
        Shown shown = shown();
        try (LiveServer server = LiveServer.start(port, shown.runs(), Pulse.every(BETWEEN_LOOKS))) {
            URI link = shown.one() == null ? server.link() : server.link(shown.one());
            page.announce(link, "Watching " + shown.runs().results() + "; Ctrl-C ends it.", surroundings.console());
            surroundings.interruption().await();
        }
        return ExitCode.INTERRUPTED;
    }

    /** What is to be seen: all runs, and which of them first. */
    private record Shown(Runs runs, @Nullable String one) {}

    private Shown shown() {
        Runs runs = new Runs(results.folder());
        if (run == null) {
            return new Shown(runs, null);
        }
        Path path = results.run(run).path().toAbsolutePath().normalize();
        return new Shown(new Runs(Objects.requireNonNullElse(path.getParent(), path)), new RunFolder(path).name());
    }
}
