package org.promptrefinery.study;

import org.promptrefinery.inference.metering.CompletionObserver;

/** Counts completions on their way to the progress. */
final class Tally implements CompletionObserver {

    private final CompletionObserver next;
    private int cached;
    private int fresh;

    Tally(CompletionObserver next) {
        this.next = next;
    }

    /** A tally of what is not shown as progress; a wish to stop holds for it too. */
    static Tally apart(CompletionObserver stopping) {
        return new Tally(new CompletionObserver() {
            @Override
            public void completed(int cached, int fresh) {}

            @Override
            public boolean stopRequested() {
                return stopping.stopRequested();
            }
        });
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

    synchronized StudyResult.Count count() {
        return new StudyResult.Count(fresh, cached);
    }
}
