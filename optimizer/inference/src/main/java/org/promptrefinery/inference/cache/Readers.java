package org.promptrefinery.inference.cache;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.StorageFailure;

/** A few connections that look up completions, each opened when it is first needed. */
final class Readers implements AutoCloseable {

    private static final int MOST = 4;

    private final Database database;
    private final Semaphore permits = new Semaphore(MOST);
    private final Deque<Reader> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Database database) {
        this.database = database;
    }

    /**
     * Those that are there.
     *
     * @throws StorageFailure when the file is damaged or out of reach
     * @throws IllegalStateException when these are closed
     */
    Map<CacheKey, Completion> find(Collection<CacheKey> keys) {
        permits.acquireUninterruptibly();
        try {
            Reader reader = reader();
            Map<CacheKey, Completion> found = findOrClose(reader, keys);
            idle.push(reader);
            return found;
        } catch (SQLException broken) {
            throw database.failure(broken);
        } finally {
            permits.release();
        }
    }

    private Reader reader() throws SQLException {
        if (closed) {
            throw new IllegalStateException("the cache of completions is closed");
        }
        @Nullable Reader open = idle.poll();
        return open == null ? Reader.open(database) : open;
    }

    private static Map<CacheKey, Completion> findOrClose(Reader reader, Collection<CacheKey> keys) throws SQLException {
        try {
            return reader.find(keys);
        } catch (SQLException | RuntimeException broken) {
            reader.close();
            throw broken;
        }
    }

    /** Waits for those that are in use; nothing can be found afterwards. */
    @Override
    public void close() throws SQLException {
        permits.acquireUninterruptibly(MOST);
        try {
            closed = true;
            for (Reader reader : idle) {
                reader.close();
            }
        } finally {
            permits.release(MOST);
        }
    }
}
