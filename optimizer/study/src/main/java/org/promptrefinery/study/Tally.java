package org.promptrefinery.study;

import java.time.Duration;
import org.promptrefinery.inference.cache.CompletionObserver;

/** Counts completions on their way to the progress. */
final class Tally implements CompletionObserver {

    private final CompletionObserver next;
    private int cached;
    private int fresh;

    Tally(CompletionObserver next) {
        this.next = next;
    }

    @Override
    public synchronized void completed(int moreCached, int moreFresh) {
        cached += moreCached;
        fresh += moreFresh;
        next.completed(moreCached, moreFresh);
    }

    @Override
    public boolean stopRequested() {
        return next.stopRequested();
    }

    synchronized StudyResult.Spent spent(Duration time) {
        return new StudyResult.Spent(time, fresh, cached);
    }
}
