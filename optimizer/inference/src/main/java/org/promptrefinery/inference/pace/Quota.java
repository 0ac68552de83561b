package org.promptrefinery.inference.pace;

/**
 * What a server says is left until a reset. Nothing left means to wait for the reset; little left is spread evenly over
 * the time to it.
 */
public final class Quota {

    private long left = Long.MAX_VALUE;
    private long resetAt;
    private long notBefore;

    /** What the server said just now. */
    public void learn(long now, long remaining, long untilReset) {
        left = Math.max(0, remaining);
        resetAt = now + Math.max(0, untilReset);
    }

    /** Whether something may be sent now. */
    public boolean ready(long now) {
        return now >= resetAt || (left > 0 && now >= notBefore);
    }

    /**
     * Something is sent.
     *
     * @param amount how much of the quota it takes
     * @param little how much would be taken in one go; less than this left is spread evenly
     */
    public void take(long now, long amount, long little) {
        if (now >= resetAt) {
            left = Long.MAX_VALUE;
            return;
        }
        if (left <= little) {
            notBefore = now + (long) ((resetAt - now) * Math.min(1, (double) amount / Math.max(1, left)));
        }
        left = Math.max(0, left - amount);
    }
}
