package org.promptrefinery.inference.pace;

import java.time.Duration;

/** Exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). */
public final class Backoff {

    private static final long BASE = Duration.ofMillis(250).toNanos();
    private static final long CAP = Duration.ofSeconds(10).toNanos();
    private static final int MOST_DOUBLINGS = 10;

    private Backoff() {}

    /**
     * How long to wait, in nanoseconds: evenly drawn between nothing and a quarter of a second, doubled with each
     * failure but the first, to at most 10 s.
     *
     * @param failures so far, at least 1
     * @param random in [0, 1)
     */
    public static long delay(int failures, double random) {
        return (long) (random * Math.min(CAP, BASE << Math.min(failures - 1, MOST_DOUBLINGS)));
    }
}
