package org.promptrefinery.evaluators.custom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The user's leave for jobs to run programs, and the programs that run. A job file cannot give it to itself. All
 * programs and what they have started end when this is closed and when the virtual machine ends; only one that is
 * killed without warning leaves them to find that their input has ended.
 */
public final class CommandsAllowed implements AutoCloseable {

    private final Path directory;
    private final Set<Process> running = new HashSet<>();
    private boolean closed;

    private CommandsAllowed(Path directory) {
        this.directory = directory;
    }

    /**
     * Gives the leave.
     *
     * @param directory where programs run: the folder of the job, to which their paths are relative
     */
    public static CommandsAllowed in(Path directory) {
        CommandsAllowed allowed = new CommandsAllowed(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(allowed::close, "end-commands"));
        return allowed;
    }

    /** Where programs run. */
    public Path directory() {
        return directory;
    }

    /** Starts a program; no shell is between. */
    synchronized Process start(List<String> run) throws IOException {
        if (closed) {
            throw new IOException("no more programs are started");
        }
        Process process = new ProcessBuilder(run).directory(directory.toFile()).start();
        running.add(process);
        return process;
    }

    /** Ends a program and all that it has started. */
    synchronized void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        running.remove(process);
    }

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(running).forEach(this::end);
    }
}
