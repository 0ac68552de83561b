package org.promptrefinery.inference.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that set it, once, unless that thread ends it first. Setting and ending one costs about a
 * microsecond, and nobody wakes up for it.
 */
final class Alarm implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Thread sleeper = Thread.currentThread();
    private final Future<?> ringing;
    private boolean ended;
    private boolean rang;

    private Alarm(Duration delay) {
        this.ringing = CLOCK.schedule(this::ring, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    static Alarm in(Duration delay) {
        return new Alarm(delay);
    }

    private synchronized void ring() {
        if (!ended) {
            rang = true;
            sleeper.interrupt();
        }
    }

    synchronized boolean rang() {
        return rang;
    }

    /** No interrupt comes later, and none that it made is left. */
    @Override
    public void close() {
        ringing.cancel(false);
        if (end()) {
            Thread.interrupted();
        }
    }

    private synchronized boolean end() {
        ended = true;
        return rang;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-deadlines").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
