package org.promptrefinery.inference.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.StorageFailure;

/**
 * Completions in a SQLite file that several processes may share. One thread writes, many may read; nothing is held in
 * memory but what is about to be written. Once a write has failed, the cache takes nothing more.
 */
public final class CompletionCache implements AutoCloseable {

    private final Database database;
    private final Connection connection;
    private final Readers readers;
    private final WriteQueue queue = new WriteQueue();
    private final Thread writer;

    private CompletionCache(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.readers = new Readers(database);
        this.writer = Thread.ofPlatform()
                .daemon()
                .name("completions-writer")
                .unstarted(new Writer(database, connection, queue));
    }

    /**
     * Opens or creates a cache. A file of an older version is upgraded in place, at once or not at all.
     *
     * @throws StorageFailure when the file cannot be written, is damaged, of a newer version or none of ours; then it
     *     was left as it is
     */
    public static CompletionCache open(Path file) {
        Database database = new Database(file);
        if (holdsSomething(file)) {
            Schema.inspect(database);
        }
        try {
            CompletionCache cache = new CompletionCache(database, establish(database));
            cache.writer.start();
            return cache;
        } catch (SQLException broken) {
            throw database.failure(broken);
        }
    }

    private static boolean holdsSomething(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException unreadable) {
            throw new StorageFailure("the cache of completions " + file + " cannot be read: " + unreadable, unreadable);
        }
    }

    private static Connection establish(Database database) throws SQLException {
        Connection connection = database.openForWriting();
        try {
            Schema.establish(connection, database);
            return connection;
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    /**
     * Those that are there, each marked as cached, with the latency and the cost it had when it was paid for.
     *
     * @throws StorageFailure when the file is damaged or out of reach
     */
    Map<CacheKey, Completion> find(Collection<CacheKey> keys) {
        return readers.find(keys);
    }

    /**
     * Hands over a row to be written soon; its receipt hears of it, from the thread that writes. Waits while more than
     * a few are unwritten.
     *
     * @throws IllegalStateException when the cache is closed, or the caller is a receipt, which would wait for itself
     */
    void keep(Row row) {
        if (Thread.currentThread() == writer) {
            throw new IllegalStateException("who hears of a kept completion cannot ask a model with the same cache");
        }
        queue.add(row);
    }

    /** Why nothing can be written any more, if so. */
    Optional<StorageFailure> failure() {
        return queue.failure();
    }

    /** Waits until all that was handed over is on disk. */
    @Override
    public void close() {
        queue.close();
        awaitWriter();
        try (connection) {
            readers.close();
        } catch (SQLException broken) {
            throw database.failure(broken);
        }
    }

    private void awaitWriter() {
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
