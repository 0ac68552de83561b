package org.promptrefinery.evaluators.custom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.promptrefinery.evaluators.Quote;

/** A running program that is asked by lines and replies by lines. */
final class Program implements AutoCloseable {

    /** A program that says more than this unasked does not keep to the protocol; the rest is dropped. */
    private static final int MOST_WAITING = 16;

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final CommandsAllowed allowed;
    private final Process process;
    private final BlockingQueue<Optional<String>> replies = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread errors;
    private volatile String lastError = "";

    private Program(CommandsAllowed allowed, Process process) {
        this.allowed = allowed;
        this.process = process;
        Lines.follow(process.getInputStream(), "command-replies", replies::offer);
        this.errors = Lines.follow(process.getErrorStream(), "command-errors", this::remember);
    }

    static Program start(CommandsAllowed allowed, List<String> run) throws CommandFailure {
        try {
            return new Program(allowed, allowed.start(run));
        } catch (IOException failed) {
            throw new CommandFailure("cannot be started: " + OneLine.of(String.valueOf(failed.getMessage())));
        }
    }

    /**
     * Sends a line and waits for the next one.
     *
     * @throws CommandFailure when there is none in time; the program is of no use then
     */
    String ask(String line, Duration timeout) throws CommandFailure, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        send(line);
        Optional<String> reply = replies.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (reply == null) {
            throw failure("gave no reply within " + seconds(timeout));
        }
        if (reply.isEmpty()) {
            throw failure(ended());
        }
        return reply.get();
    }

    /** A failure with the last line of what the program wrote to its standard error. */
    CommandFailure failure(String what) {
        return new CommandFailure(what + (lastError.isEmpty() ? "" : "; its last error line: " + Quote.of(lastError)));
    }

    @Override
    public void close() {
        allowed.end(process);
    }

    /** In a thread of its own: a program that does not read would block us for ever. A broken pipe shows as the end. */
    private void send(String line) {
        Thread.ofVirtual().start(() -> {
            try {
                OutputStream out = process.getOutputStream();
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException broken) {
                // The reader of its replies finds the end, with the exit code.
            }
        });
    }

    private String ended() throws InterruptedException {
        boolean gone = process.waitFor(GRACE);
        errors.join(GRACE);
        return gone ? "ended with exit code " + process.exitValue() : "closed its output";
    }

    private void remember(Optional<String> line) {
        line.filter(text -> !text.isBlank()).ifPresent(text -> lastError = text.strip());
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
