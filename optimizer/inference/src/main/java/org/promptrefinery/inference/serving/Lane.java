package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.Optional;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.pace.Backoff;
import org.promptrefinery.inference.pace.Breaker;
import org.promptrefinery.inference.pace.ConcurrencyLimit;
import org.promptrefinery.inference.pace.HostedLimit;
import org.promptrefinery.inference.pace.RateGate;
import org.promptrefinery.inference.pace.ServerLimit;

/** One server with all that is known of its pace. For one thread at a time. */
final class Lane {

    private final Channel channel;
    private final ServingLimits limits;
    private final Breaker breaker = new Breaker();
    private final WarmHeads warm = new WarmHeads();
    private final RateGate gate;
    private ConcurrencyLimit limit;
    private Optional<String> unusable = Optional.empty();
    private int inFlight;
    private int episodes;
    private boolean polled;

    Lane(Channel channel, ServingLimits limits, long now) {
        this.channel = channel;
        this.limits = limits;
        this.limit = new HostedLimit(limits.mostInFlight(), now);
        this.gate = new RateGate(limits.requestsPerMinute(), limits.tokensPerMinute(), now);
    }

    Channel channel() {
        return channel;
    }

    ChannelState state() {
        return new ChannelState(channel.name(), limit.limit(), inFlight, breaker.open(), unusable.isPresent());
    }

    WarmHeads warm() {
        return warm;
    }

    int limit() {
        return limit.limit();
    }

    boolean open() {
        return unusable.isEmpty() && !breaker.open();
    }

    boolean paused() {
        return breaker.open();
    }

    Optional<String> unusable() {
        return unusable;
    }

    void leaveOut(String cause) {
        unusable = Optional.of(cause);
    }

    boolean idle() {
        return inFlight == 0;
    }

    /** How many requests may leave now. */
    int room(long now) {
        if (unusable.isPresent() || !gate.ready(now)) {
            return 0;
        }
        return breaker.open() ? (breaker.probeDue(now) ? 1 : 0) : Math.max(0, limit.limit() - inFlight);
    }

    /** How long nothing leaves because the server asked for it, in nanoseconds. */
    long heldFor(long now) {
        return gate.heldFor(now);
    }

    boolean countsTokens() {
        return gate.countsTokens();
    }

    /** So many requests leave; returns whether they probe a paused server. */
    boolean depart(long now, int requests, long tokens) {
        inFlight += requests;
        gate.sent(now, tokens, limit.limit());
        if (breaker.open()) {
            breaker.probe();
        }
        return breaker.open();
    }

    /** Requests that left came back, or did not leave after all. */
    void back(int requests) {
        inFlight -= requests;
    }

    void probeLost() {
        breaker.probeLost();
    }

    /** The server answered; returns whether it had been paused until now. */
    boolean answered(long now, Flight flight, Outcome.Answered answer) {
        for (int i = 0; i < flight.errand().size(); i++) {
            limit.answered(now, flight.sentAt(), inFlight);
        }
        gate.corrected(flight.tokens(), used(answer, flight.tokens()));
        learn(now, answer.allowance());
        episodes = 0;
        return breaker.answered();
    }

    /** The server has read and refused something; returns whether it had been paused until now. */
    boolean refused() {
        return breaker.answered();
    }

    /** The server has too much; returns whether it had been paused until now. */
    boolean throttled(long now, Flight flight, Outcome.Throttled answer, double random) {
        boolean episode = limit.throttled(now, flight.sentAt(), inFlight);
        if (answer.retryAfter().isPresent()) {
            gate.hold(now + answer.retryAfter().get().toNanos());
        } else if (episode) {
            episodes++;
            gate.hold(now + Backoff.delay(episodes, random));
        }
        gate.corrected(flight.tokens(), 0);
        learn(now, answer.allowance());
        return breaker.answered();
    }

    /**
     * The server failed; returns whether it is paused from now on. That one request fails again and again says nothing
     * of the server, unless it is certain that the request has no part in it.
     */
    boolean broken(long now, Flight flight, boolean outage) {
        limit.broken(now, flight.sentAt(), inFlight);
        gate.corrected(flight.tokens(), 0);
        boolean news = outage || flight.probe() || flight.errand().failures() == 0;
        boolean opened = news && breaker.failed(now, inFlight, flight.probe(), outage);
        if (opened) {
            warm.clear();
        }
        return opened;
    }

    /** What the server says of its load. */
    void observed(long now, Load load) {
        if (!(limit instanceof ServerLimit)) {
            limit = new ServerLimit(limits.mostInFlight(), limit.limit());
        }
        if (limit instanceof ServerLimit server) {
            server.observe(now, load.running(), load.waiting(), load.preempted(), load.tokens());
        }
    }

    /** Whether somebody should begin to ask for the load; true at most once until it is released. */
    boolean claimPolling() {
        boolean claimed = !polled;
        polled = true;
        return claimed;
    }

    void releasePolling() {
        polled = false;
    }

    private void learn(long now, Allowance allowance) {
        if (allowance.requests().isPresent()) {
            gate.learnRequests(now, allowance.requests().getAsLong(), nanos(allowance.untilRequests()));
        }
        if (allowance.tokens().isPresent()) {
            gate.learnTokens(now, allowance.tokens().getAsLong(), nanos(allowance.untilTokens()));
        }
    }

    private static long nanos(Optional<Duration> time) {
        return time.map(Duration::toNanos).orElse(0L);
    }

    private static long used(Outcome.Answered answer, long estimate) {
        long used = 0;
        for (Reply reply : answer.replies()) {
            if (reply instanceof Completion completion) {
                used += completion.promptTokens() + (long) completion.completionTokens();
            } else {
                return estimate;
            }
        }
        return used;
    }
}
