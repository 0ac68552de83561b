package org.promptrefinery.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C as a wish: the work stops at its next safe point, writes down what it has, and the process ends then. */
final class Interruption {

    private static final long SECONDS_TO_FINISH = 30;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** Begins to listen to the wish. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "interruption"));
        return interruption;
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Returns when the user wants to stop, for work that goes on until then. */
    void await() {
        try {
            requested.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** From here on the process may end at once. */
    void workIsDone() {
        done.countDown();
    }

    /** The user wants to stop; returns when the work is done. */
    void request() {
        requested.countDown();
        try {
            boolean finished = done.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
            if (!finished) {
                System.err.println("refinery: gave up waiting for the model");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
