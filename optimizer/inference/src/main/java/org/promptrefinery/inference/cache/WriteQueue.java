package org.promptrefinery.inference.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.StorageFailure;

/** Rows that wait for the writer: so few that what is answered and not on disk stays little. */
final class WriteQueue {

    private static final int CAPACITY = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    private final Condition work = lock.newCondition();
    private List<Row> rows = new ArrayList<>();
    private volatile @Nullable StorageFailure failure;
    private boolean closed;

    /**
     * Waits for space, through interruptions: the row was paid for. After a failure the row is lost at once.
     *
     * @throws IllegalStateException after {@link #close}
     */
    void add(Row row) {
        StorageFailure reason = addOrRefuse(row);
        if (reason != null) {
            row.receipt().lost(reason);
        }
    }

    private @Nullable StorageFailure addOrRefuse(Row row) {
        lock.lock();
        try {
            while (rows.size() == CAPACITY && failure == null) {
                space.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException("the cache of completions is closed");
            }
            if (failure == null) {
                rows.add(row);
                work.signal();
            }
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for rows and takes all there are; none when the queue is closed and empty. */
    List<Row> takeAll() {
        lock.lock();
        try {
            while (rows.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    /** What waits, and all that comes, is lost. */
    void fail(StorageFailure reason) {
        List<Row> left;
        lock.lock();
        try {
            failure = reason;
            left = drain();
        } finally {
            lock.unlock();
        }
        left.forEach(row -> row.receipt().lost(reason));
    }

    private List<Row> drain() {
        List<Row> left = rows;
        rows = new ArrayList<>();
        space.signalAll();
        return left;
    }

    /** Why nothing can be written any more, if so. */
    Optional<StorageFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Lets the writer end when it has written what waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
