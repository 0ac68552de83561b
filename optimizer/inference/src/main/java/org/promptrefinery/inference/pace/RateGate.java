package org.promptrefinery.inference.pace;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** When the next call may leave for one server: rates that the user set, quotas that the server told, and holds. */
public final class RateGate {

    private final Optional<TokenBucket> requests;
    private final Optional<TokenBucket> tokens;
    private final Quota requestQuota = new Quota();
    private final Quota tokenQuota = new Quota();
    private long heldUntil;
    private boolean tokensMatter;

    /** With rates a minute, where they are limited. */
    public RateGate(OptionalInt requestsPerMinute, OptionalLong tokensPerMinute, long now) {
        this.requests = requestsPerMinute.stream()
                .mapToObj(rate -> new TokenBucket(rate, now))
                .findFirst();
        this.tokens = tokensPerMinute.stream()
                .mapToObj(rate -> new TokenBucket(rate, now))
                .findFirst();
        this.tokensMatter = tokens.isPresent();
    }

    /** Whether a call may leave now. */
    public boolean ready(long now) {
        return now >= heldUntil
                && requestQuota.ready(now)
                && tokenQuota.ready(now)
                && requests.map(bucket -> bucket.ready(now)).orElse(true)
                && tokens.map(bucket -> bucket.ready(now)).orElse(true);
    }

    /** Whether anybody counts tokens, so that they are worth estimating. */
    public boolean countsTokens() {
        return tokensMatter;
    }

    /**
     * A call leaves.
     *
     * @param estimate of its tokens, read and written
     * @param inFlight how many calls are in flight at most
     */
    public void sent(long now, long estimate, int inFlight) {
        requests.ifPresent(bucket -> bucket.take(1));
        tokens.ifPresent(bucket -> bucket.take((double) estimate));
        requestQuota.take(now, 1, inFlight);
        tokenQuota.take(now, estimate, estimate * inFlight);
    }

    /** A call turned out to cost other than estimated. */
    public void corrected(long estimate, long actual) {
        tokens.ifPresent(bucket -> bucket.take((double) actual - estimate));
    }

    /** Nothing leaves before that time. */
    public void hold(long until) {
        heldUntil = Math.max(heldUntil, until);
    }

    /** How long the hold still lasts, in nanoseconds. */
    public long heldFor(long now) {
        return Math.max(0, heldUntil - now);
    }

    /** The server told how many requests are left until a reset. */
    public void learnRequests(long now, long remaining, long untilReset) {
        requestQuota.learn(now, remaining, untilReset);
    }

    /** The server told how many tokens are left until a reset. */
    public void learnTokens(long now, long remaining, long untilReset) {
        tokensMatter = true;
        tokenQuota.learn(now, remaining, untilReset);
    }
}
