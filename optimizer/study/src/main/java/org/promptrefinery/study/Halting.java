package org.promptrefinery.study;

import java.util.function.BooleanSupplier;
import org.promptrefinery.inference.metering.CompletionObserver;

/**
 * The progress as models see it, which also ends a search that somebody has stopped by hand. Only the search is ended
 * so and not the proof after it, which needs the models.
 */
final class Halting implements CompletionObserver {

    private final Progress progress;
    private final BooleanSupplier byHand;
    private volatile boolean searching;

    Halting(Progress progress, BooleanSupplier byHand) {
        this.progress = progress;
        this.byHand = byHand;
    }

    /** From now on the search may be ended. */
    void searches() {
        searching = true;
    }

    /** From now on it is over. */
    void isOver() {
        searching = false;
    }

    /** Whether the search is to end with what it has. */
    boolean endsSearch() {
        return searching && byHand.getAsBoolean();
    }

    @Override
    public void completed(int cached, int fresh) {
        progress.completed(cached, fresh);
    }

    @Override
    public boolean stopRequested() {
        return progress.stopRequested() || endsSearch();
    }
}
