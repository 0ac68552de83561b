package org.promptrefinery.study.notification;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that is told how a run has ended: as JSON on its standard input and in variables. What it prints goes to
 * {@code notify.log} in the folder of the run.
 *
 * @param words the program and its arguments; no shell is between
 * @param directory where it runs
 */
record Hook(List<String> words, Path directory) {

    private static final String LOG = "notify.log";

    /** Runs it to its end; it is killed with all that it has started when that does not come in time. */
    Optional<String> run(RunEnd end, Duration timeout) {
        try {
            return end(started(end), end, timeout);
        } catch (IOException refused) {
            return failure("cannot be started: " + refused.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failure("was interrupted");
        }
    }

    private Process started(RunEnd end) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(end.variables());
        Redirect log = end.run()
                .map(folder -> Redirect.appendTo(folder.resolve(LOG).toFile()))
                .orElse(Redirect.DISCARD);
        return builder.redirectErrorStream(true).redirectOutput(log).start();
    }

    private Optional<String> end(Process process, RunEnd end, Duration timeout) throws InterruptedException {
        try {
            tell(process, end);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return failure("was not done within " + timeout.toMillis() / 1000.0 + " s and is ended");
            }
            int code = process.exitValue();
            return code == 0 ? Optional.empty() : failure("ended with exit code " + code + log(end));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** So little fits into the pipe whether it is read or not; who does not want it may end before. */
    private static void tell(Process process, RunEnd end) {
        try (OutputStream input = process.getOutputStream()) {
            input.write((end.json() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException unread) {
            // the variables say the same
        }
    }

    private static String log(RunEnd end) {
        return end.run()
                .map(folder -> "; what it said is in " + folder.resolve(LOG))
                .orElse("");
    }

    private Optional<String> failure(String how) {
        return Optional.of("the notify command " + words.getFirst() + " " + how);
    }
}
