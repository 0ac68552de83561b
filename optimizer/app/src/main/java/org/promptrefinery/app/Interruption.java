package org.promptrefinery.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ctrl-C as a wish: the work stops at its next safe point, writes down what it has, and the process ends then. */
final class Interruption {

    private static final long SECONDS_TO_FINISH = 30;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    /** Begins to listen to the wish. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "interruption"));
        return interruption;
    }

    boolean isRequested() {
        return requested.get();
    }

    /** From here on the process may end at once. */
    void workIsDone() {
        done.countDown();
    }

    private void request() {
        requested.set(true);
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
