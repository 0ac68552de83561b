package org.promptrefinery.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.promptrefinery.inference.StorageFailure;

/**
 * A file by which another program ends a search: the best so far is proven and written, unlike by Ctrl-C. It is looked
 * for twice a second at most, however often it is asked for; once seen, it stays seen. Safe for use by several threads.
 */
public final class StopFile implements BooleanSupplier {

    private static final long MILLISECONDS_BETWEEN_LOOKS = 500;

    private final Path file;
    private final InstantSource clock;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean seen;

    /** The one of a run that is now going on. */
    public StopFile(RunFolder folder, InstantSource clock) {
        this.file = folder.stop();
        this.clock = clock;
    }

    /**
     * Asks a run to end; it does so at its next safe point, if it is going on at all.
     *
     * @throws StorageFailure when the folder cannot be written
     */
    public static void request(RunFolder folder) {
        try {
            Files.write(folder.stop(), new byte[0]);
        } catch (IOException refused) {
            throw new StorageFailure("cannot write " + folder.stop() + ": " + refused.getMessage(), refused);
        }
    }

    /** Whether somebody wants the search to end. */
    @Override
    public boolean getAsBoolean() {
        long now = clock.millis();
        long due = next.get();
        if (!seen && now >= due && next.compareAndSet(due, now + MILLISECONDS_BETWEEN_LOOKS)) {
            seen = Files.exists(file);
        }
        return seen;
    }

    /** Takes the file away, since the run has ended. */
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new StorageFailure("cannot delete " + file + ": " + refused.getMessage(), refused);
        }
    }
}
