package org.promptrefinery.inference.serving;

import org.jspecify.annotations.Nullable;

/** One parcel under way. */
final class Flight {

    private final Batch batch;
    private final Errand errand;
    private final int lane;
    private final Departure departure;
    private @Nullable Thread thread;

    /**
     * How it left.
     *
     * @param sentAt when, in nanoseconds
     * @param tokens that it will probably cost; 0 where nobody counts them
     * @param probe whether it tries a paused server
     */
    record Departure(long sentAt, long tokens, boolean probe) {}

    Flight(Batch batch, Errand errand, int lane, Departure departure) {
        this.batch = batch;
        this.errand = errand;
        this.lane = lane;
        this.departure = departure;
    }

    Batch batch() {
        return batch;
    }

    Errand errand() {
        return errand;
    }

    int lane() {
        return lane;
    }

    long sentAt() {
        return departure.sentAt();
    }

    long tokens() {
        return departure.tokens();
    }

    boolean probe() {
        return departure.probe();
    }

    void start(Runnable journey) {
        Thread.ofVirtual().start(journey);
    }

    /** From now on an interruption is one of the thread that asks. */
    synchronized void board() {
        thread = Thread.currentThread();
    }

    /** From now on no interruption is meant for this flight, nor was one that has just come. */
    synchronized void arrive() {
        thread = null;
        boolean _ = Thread.interrupted();
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
