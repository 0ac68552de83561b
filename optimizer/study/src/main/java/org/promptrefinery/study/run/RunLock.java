package org.promptrefinery.study.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/**
 * Says that a run is being worked on, to this and to other processes; the operating system takes it back from a process
 * that is killed. It is a lock on the file {@code run.lock} in the folder of the run; the file itself says nothing and
 * stays.
 */
public final class RunLock implements AutoCloseable {

    private static final String FILE = "run.lock";

    /** Who only looks holds the lock for some microseconds, so one refusal means nothing. */
    private static final int ATTEMPTS = 25;

    private static final Duration BETWEEN = Duration.ofMillis(20);

    /** The operating system knows of processes only; closing any channel would free what this one holds. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run until it is closed.
     *
     * @throws BadInput when somebody works on the run
     * @throws StorageFailure when the folder cannot be written
     */
    public static RunLock take(RunFolder run) {
        try {
            Path file = run.path().toRealPath().resolve(FILE);
            if (!HELD_HERE.add(file)) {
                throw taken(run);
            }
            return new RunLock(file, lockedOrForgotten(run, file));
        } catch (IOException refused) {
            throw new StorageFailure("cannot lock the run " + run.path() + ": " + refused.getMessage(), refused);
        }
    }

    /** Whether somebody, in whatever process, works on the run now; false when its folder is gone or cannot be read. */
    public static boolean isHeld(RunFolder run) {
        try {
            Path file = run.path().toRealPath().resolve(FILE);
            return HELD_HERE.contains(file) || isHeldElsewhere(file);
        } catch (IOException neverLocked) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException refused) {
            throw new StorageFailure("cannot unlock " + file + ": " + refused.getMessage(), refused);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static FileChannel lockedOrForgotten(RunFolder run, Path file) throws IOException {
        boolean locked = false;
        try {
            FileChannel channel = locked(run, file);
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static FileChannel locked(RunFolder run, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int attempt = 1; channel.tryLock() == null; attempt++) {
            if (attempt == ATTEMPTS) {
                channel.close();
                throw taken(run);
            }
            pause();
        }
        return channel;
    }

    private static boolean isHeldElsewhere(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                @Nullable FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return shared == null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static BadInput taken(RunFolder run) {
        return new BadInput("the run " + run.path() + " is being worked on by another refinery; wait until it ends,"
                + " stop it there with Ctrl-C, or start a new run without --resume");
    }
}
