package org.promptrefinery.inference.pace;

/**
 * The limit towards a server that says nothing of its load. It doubles with each round trip until the server throttles
 * or answers slower without answering more, as TCP's slow start (RFC 5681). From then on it grows by its square root in
 * a round trip, as long as that brings more answers, by 1 near the place where it was last throttled (as CUBIC, RFC
 * 9438, does near its plateau), falls by 30 % once per episode of throttling, and falls with the gradient of the
 * latency when answers become slower than they usually are, as Netflix concurrency-limits' Gradient2 and TCP Vegas
 * (Brakmo and Peterson, 1995). Failures of the server pause its growth and shrink it gently.
 */
public final class HostedLimit implements ConcurrencyLimit {

    private static final int START = 32;
    private static final int FEWEST_ANSWERS = 10;
    private static final double CUT = 0.7;

    /** Answers differ in length, so only twice the usual latency is taken for a queue. */
    private static final double TOLERANCE = 2;

    /** Nobody waits who is answered within 20 ms; below, latency is the noise of this machine. */
    private static final double NO_QUEUE = 20e6;

    private static final double STEEPEST = 0.5;
    private static final double MORE_ANSWERS = 1.1;

    /** The usual latency follows a fall at once and a rise over tens of round trips. */
    private static final double FOLLOW_DOWN = 0.5;

    private static final double FOLLOW_UP = 0.05;
    private static final double NEAR = 0.9;
    private static final double PAST = 1.1;
    private static final double FEW_BROKEN = 0.05;
    private static final double MANY_BROKEN = 0.2;

    /** Below this, failures are for the circuit breaker: a limit of 1 would make a shaky server useless. */
    private static final double BROKEN_FLOOR = 16;

    private static final double BROKEN_WEIGHT = 0.25;

    private final int most;
    private final Climb climb = new Climb();
    private double limit;
    private boolean doubling = true;
    private double ceiling = Double.POSITIVE_INFINITY;
    private long cutAt = -1;
    private Answers answers;
    private double usualLatency;
    private double lastRate;

    /** @param most the limit never exceeds it; at least 1 */
    public HostedLimit(int most, long now) {
        this.most = most;
        this.limit = Math.min(START, most);
        this.answers = new Answers(now, roundTrip());
    }

    @Override
    public int limit() {
        return (int) limit;
    }

    @Override
    public void answered(long now, long sentAt, int inFlight) {
        if (sentAt <= cutAt) {
            answers.beginAt(now);
            return;
        }
        answers.answered(now - sentAt, inFlight);
        if (doubling && inUse() && answers.brokenShare() <= FEW_BROKEN) {
            resize(limit + 1);
        }
        review(now);
    }

    @Override
    public boolean throttled(long now, long sentAt, int inFlight) {
        if (sentAt <= cutAt) {
            return false;
        }
        doubling = false;
        ceiling = Math.min(limit, inFlight);
        cut(now, ceiling * CUT);
        answers = new Answers(now, roundTrip());
        return true;
    }

    @Override
    public void broken(long now, long sentAt, int inFlight) {
        answers.broken(inFlight);
        review(now);
    }

    /** A limit that is not reached teaches nothing. */
    private boolean inUse() {
        return answers.peak() * 2 >= limit();
    }

    private void review(long now) {
        if (!answers.complete()) {
            return;
        }
        double latency = answers.latency() == 0 ? 0 : Math.max(NO_QUEUE, answers.latency());
        double rate = answers.rate(now);
        if (answers.brokenShare() > MANY_BROKEN) {
            resize(Math.max(Math.min(limit, BROKEN_FLOOR), limit * (1 - BROKEN_WEIGHT * answers.brokenShare())));
        } else if (doubling) {
            leaveDoubling(now, latency, rate);
        } else if (latency > 0) {
            follow(now, latency, rate);
        }
        learn(latency);
        lastRate = rate;
        answers = new Answers(now, roundTrip());
    }

    private int roundTrip() {
        return Math.max(FEWEST_ANSWERS, limit());
    }

    private boolean atKnee(double latency, double rate) {
        return usualLatency > 0 && latency > TOLERANCE * usualLatency && rate < MORE_ANSWERS * lastRate;
    }

    private void leaveDoubling(long now, double latency, double rate) {
        if (atKnee(latency, rate)) {
            doubling = false;
            cut(now, limit / 2);
        } else {
            doubling = limit() < most;
        }
    }

    private void follow(long now, double latency, double rate) {
        double gradient = Math.clamp(TOLERANCE * usualLatency / latency, STEEPEST, 1);
        if (gradient < 1) {
            cut(now, limit * gradient);
        } else if (answers.brokenShare() <= FEW_BROKEN && inUse()) {
            resize(climb.next(limit, rate, limit + step()));
        }
    }

    private double step() {
        if (limit > PAST * ceiling) {
            ceiling = Double.POSITIVE_INFINITY;
        }
        return limit > NEAR * ceiling ? 1 : Math.sqrt(limit);
    }

    /** While doubling, latency grows by our own doing, so the usual one is the least seen. */
    private void learn(double latency) {
        if (latency == 0) {
            return;
        }
        double weight = latency < usualLatency ? FOLLOW_DOWN : doubling ? 0 : FOLLOW_UP;
        usualLatency = usualLatency == 0 ? latency : usualLatency + weight * (latency - usualLatency);
    }

    /** What was sent before tells nothing of the new limit. */
    private void cut(long now, double wanted) {
        cutAt = now;
        climb.restart();
        resize(wanted);
    }

    private void resize(double wanted) {
        limit = Math.clamp(wanted, 1, most);
    }
}
