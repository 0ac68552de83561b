package org.promptrefinery.inference.pace;

/**
 * The limit towards a server that tells its load and queues what it cannot run yet. A little always waits, so that the
 * server never lacks work; the limit grows while nothing waits and tokens a second rise with it, and shrinks when the
 * queue grows or requests are thrown out of memory.
 */
public final class ServerLimit implements ConcurrencyLimit {

    private static final double NANOS = 1e9;
    private static final int LITTLE = 8;
    private static final double LITTLE_SHARE = 0.05;
    private static final double FASTER = 1.03;
    private static final double DOUBLE = 2;
    private static final double GENTLE = 1.1;
    private static final double CUT = 0.7;
    private static final double PREEMPTED_CUT = 0.9;
    private static final int REST = 10;

    private final int most;
    private int limit;
    private double factor = DOUBLE;
    private long cutAt = -1;
    private int peak;
    private boolean troubled;
    private int rest;
    private boolean grown;
    private double rateBefore;
    private int waitingBefore;
    private long preemptedBefore = -1;
    private long tokensBefore;
    private long observedAt;

    /** @param start the limit to begin with */
    public ServerLimit(int most, int start) {
        this.most = most;
        this.limit = Math.clamp(start, 1, most);
    }

    @Override
    public int limit() {
        return limit;
    }

    @Override
    public void answered(long now, long sentAt, int inFlight) {
        peak = Math.max(peak, inFlight);
    }

    @Override
    public boolean throttled(long now, long sentAt, int inFlight) {
        if (sentAt <= cutAt) {
            return false;
        }
        cutAt = now;
        shrink(Math.min(limit, inFlight) * CUT);
        return true;
    }

    @Override
    public void broken(long now, long sentAt, int inFlight) {
        troubled = true;
    }

    /**
     * What the server says of itself, about once a second.
     *
     * @param running requests being answered
     * @param waiting requests taken and not begun
     * @param preempted requests thrown back into the queue so far
     * @param tokens written so far; always 0 where that is not known
     */
    public void observe(long now, int running, int waiting, long preempted, long tokens) {
        if (preemptedBefore >= 0 && now > observedAt) {
            decide(running, waiting, preempted, (tokens - tokensBefore) * NANOS / (now - observedAt));
        }
        observedAt = now;
        waitingBefore = waiting;
        preemptedBefore = preempted;
        tokensBefore = tokens;
        peak = 0;
        troubled = false;
    }

    private void decide(int running, int waiting, long preempted, double rate) {
        int little = (int) Math.max(LITTLE, LITTLE_SHARE * running);
        if (preempted > preemptedBefore) {
            shrink(Math.min(limit, Math.max(1, running)) * PREEMPTED_CUT);
        } else if (waiting > little && waitingBefore > little) {
            shrink(limit - (Math.min(waiting, waitingBefore) - little + 1) / 2.0);
        } else if (waiting == 0 && peak * 2 >= limit && !troubled) {
            growFrom(rate);
        }
    }

    private void growFrom(double rate) {
        if (rest > 0) {
            rest--;
            return;
        }
        if (grown && rate > 0 && rate < FASTER * rateBefore) {
            grown = false;
            factor = GENTLE;
            rest = REST;
            return;
        }
        grown = true;
        rateBefore = rate;
        limit = (int) Math.min(most, Math.ceil(limit * factor));
    }

    private void shrink(double wanted) {
        limit = (int) Math.clamp(wanted, 1, most);
        factor = GENTLE;
        rest = REST / 2;
        grown = false;
    }
}
