package org.promptrefinery.inference.pace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A server in virtual time: it answers so many requests at once, each in so long, and queues or throttles the others.
 */
final class SimulatedServer {

    static final long MILLI = 1_000_000;

    private record Call(long sentAt, long endsAt, boolean throttled) {}

    private final PriorityQueue<Call> calls = new PriorityQueue<>(Comparator.comparingLong(Call::endsAt));
    private final List<Integer> history = new ArrayList<>();
    private final ConcurrencyLimit limit;
    private long now;
    int slots = 100;
    int throttledBeyond = Integer.MAX_VALUE;
    long service = 200 * MILLI;
    private long answered;
    private int episodes;

    SimulatedServer(ConcurrencyLimit limit) {
        this.limit = limit;
    }

    /** Keeps as many in flight as the limit allows, for so many answers. */
    SimulatedServer run(int answers) {
        for (int i = 0; i < answers; i++) {
            while (calls.size() < limit.limit()) {
                send();
            }
            land(calls.remove());
            history.add(limit.limit());
        }
        return this;
    }

    private void send() {
        boolean throttled = calls.size() >= throttledBeyond;
        long rounds = Math.max(1, Math.ceilDiv(calls.size() + 1, slots));
        calls.add(new Call(now, now + (throttled ? MILLI : rounds * service + calls.size() % 7 * MILLI), throttled));
    }

    private void land(Call call) {
        now = Math.max(now, call.endsAt());
        if (call.throttled()) {
            episodes += limit.throttled(now, call.sentAt(), calls.size() + 1) ? 1 : 0;
        } else {
            answered++;
            limit.answered(now, call.sentAt(), calls.size() + 1);
        }
    }

    List<Integer> history() {
        return history;
    }

    long answered() {
        return answered;
    }

    int episodes() {
        return episodes;
    }
}
