package org.promptrefinery.inference.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.StorageFailure;

/**
 * Rows that wait for the writer. Who adds one waits until no more than a few are unwritten up to his own, so that what
 * is answered and not on disk stays little on the slowest disk, and one commit takes in all who wait.
 */
final class WriteQueue {

    /** Lets a model that answers in a row go on while the disk is at work. */
    static final int UNWRITTEN = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final Condition work = lock.newCondition();
    private List<Row> rows = new ArrayList<>();
    private long added;
    private long taken;
    private long written;
    private volatile @Nullable StorageFailure failure;
    private boolean closed;

    /**
     * Adds and waits, through interruptions: the row was paid for. After a failure the row is lost at once.
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
            if (closed) {
                throw new IllegalStateException("the cache of completions is closed");
            }
            if (failure != null) {
                return failure;
            }
            rows.add(row);
            work.signal();
            long number = ++added;
            while (number > written + UNWRITTEN && failure == null) {
                progress.awaitUninterruptibly();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Says that all taken so far is on disk; waits for rows and takes all there are; none when closed and empty. */
    List<Row> takeAll() {
        lock.lock();
        try {
            written = taken;
            progress.signalAll();
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
            progress.signalAll();
            left = drain();
        } finally {
            lock.unlock();
        }
        left.forEach(row -> row.receipt().lost(reason));
    }

    private List<Row> drain() {
        List<Row> left = rows;
        rows = new ArrayList<>();
        taken = added;
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
