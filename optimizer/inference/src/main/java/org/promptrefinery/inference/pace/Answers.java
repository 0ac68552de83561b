package org.promptrefinery.inference.pace;

/** What came back in about one round trip. */
final class Answers {

    private static final double NANOS = 1e9;

    private long since;
    private final int expected;
    private int answered;
    private int broken;
    private int peak;
    private double latencies;

    Answers(long since, int expected) {
        this.since = since;
        this.expected = expected;
    }

    /** What came before that does not count. */
    void beginAt(long time) {
        since = time;
    }

    void answered(long latency, int inFlight) {
        answered++;
        latencies += latency;
        peak = Math.max(peak, inFlight);
    }

    void broken(int inFlight) {
        broken++;
        peak = Math.max(peak, inFlight);
    }

    boolean complete() {
        return answered + broken >= expected;
    }

    int peak() {
        return peak;
    }

    double brokenShare() {
        return (double) broken / Math.max(1, answered + broken);
    }

    /** Mean in nanoseconds; 0 when nothing was answered. */
    double latency() {
        return answered == 0 ? 0 : latencies / answered;
    }

    /** Answers a second. */
    double rate(long now) {
        return answered * NANOS / Math.max(1, now - since);
    }
}
