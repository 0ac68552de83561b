package org.promptrefinery.study.supply;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when it is first wanted, by one thread; a failure to make it is not kept. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> source;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T made;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        T ready = made;
        if (ready != null) {
            return ready;
        }
        lock.lock();
        try {
            T again = made;
            if (again == null) {
                again = source.get();
                made = again;
            }
            return again;
        } finally {
            lock.unlock();
        }
    }

    /** What was made, if anything was; it is made again when it is wanted again. */
    Optional<T> forget() {
        lock.lock();
        try {
            Optional<T> last = Optional.ofNullable(made);
            made = null;
            return last;
        } finally {
            lock.unlock();
        }
    }
}
