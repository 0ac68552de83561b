package org.promptrefinery.inference.pace;

/**
 * So many units a minute, spread evenly, with a second's worth at once. Something that costs more than there is may
 * still be taken; what follows then waits until the debt is paid.
 */
public final class TokenBucket {

    private static final double NANOS = 1e9;

    /** A minute's refill and the second at once make together what is allowed in a minute. */
    private static final double SECONDS = 61;

    private final double perSecond;
    private final double capacity;
    private double level;
    private long filledAt;

    /** @param perMinute at least 1 */
    public TokenBucket(double perMinute, long now) {
        this.perSecond = perMinute / SECONDS;
        this.capacity = Math.max(1, perSecond);
        this.level = capacity;
        this.filledAt = now;
    }

    /** Whether something may be taken now. */
    public boolean ready(long now) {
        level = Math.min(capacity, level + perSecond * (now - filledAt) / NANOS);
        filledAt = now;
        return level >= 1;
    }

    /** Takes so much; a negative amount gives back. */
    public void take(double amount) {
        level -= amount;
    }
}
