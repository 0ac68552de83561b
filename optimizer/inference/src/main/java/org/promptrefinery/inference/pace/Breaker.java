package org.promptrefinery.inference.pace;

import java.time.Duration;

/**
 * A circuit breaker (Nygard, "Release It!", 2007): after several failures without an answer in between nothing is sent,
 * except for one request now and then to see whether the server is back. It asks after 1 s and then every second, or,
 * while the server cannot be reached, ever more rarely, at last every minute.
 */
public final class Breaker {

    /** Longest time between two probes. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final int FEWEST = 5;

    private int failures;
    private boolean open;
    private boolean probing;
    private long interval = FIRST;
    private long probeAt;

    /** Whether nothing but probes is sent. */
    public boolean open() {
        return open;
    }

    /** Whether the server should be tried with one request now. */
    public boolean probeDue(long now) {
        return open && !probing && now >= probeAt;
    }

    /** A probe leaves. */
    public void probe() {
        probing = true;
    }

    /** A probe ended without telling anything. */
    public void probeLost() {
        probing = false;
    }

    /**
     * A request failed.
     *
     * @param inFlight how many were in flight; all of them may fail of one cause
     * @param outage whether the server could not be reached; one that answers with errors may do so because of what it
     *     is asked, and is tried again soon
     * @return whether the breaker opened just now
     */
    public boolean failed(long now, int inFlight, boolean wasProbe, boolean outage) {
        failures++;
        if (open) {
            if (wasProbe) {
                probing = false;
                interval = outage ? Math.min(2 * interval, LONGEST.toNanos()) : FIRST;
                probeAt = now + interval;
            }
            return false;
        }
        open = failures >= Math.max(FEWEST, inFlight);
        interval = FIRST;
        probeAt = now + interval;
        return open;
    }

    /**
     * The server answered, whatever the answer.
     *
     * @return whether the breaker closed just now
     */
    public boolean answered() {
        boolean closed = open;
        failures = 0;
        open = false;
        probing = false;
        return closed;
    }
}
