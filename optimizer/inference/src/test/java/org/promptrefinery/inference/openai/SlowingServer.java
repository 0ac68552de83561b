package org.promptrefinery.inference.openai;

import java.time.Duration;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.Call;
import org.promptrefinery.inference.loopback.Reaction;

/**
 * A server that says nothing of its load: it has room for many calls, then for fewer and fewer, then for many again,
 * and it is the slower the more are in flight beyond that. It goes on to the next stage when its client has followed.
 */
final class SlowingServer implements Behaviour {

    enum Stage {
        ROOMY,
        SLOWING,
        RECOVERED,
        OVER
    }

    static final int MOST_ROOM = 128;

    private static final double CALLS_TO_HALVE = 160;

    /** So little that few are in flight for lack of it and not by chance. */
    private static final double LITTLE_ROOM = 8;

    private static final int MANY_IN_FLIGHT = 80;
    private static final int FEW_IN_FLIGHT = MANY_IN_FLIGHT / 2;

    /** Long next to the delays of a busy machine, which a client cannot tell from those of a busy server. */
    private static final Duration LATENCY = Duration.ofMillis(50);

    /** Answers differ in length, so that they do not all come at once. */
    private static final double SPREAD = 0.5;

    private static final double GOLDEN_RATIO = 0.618;

    private static final double LATELY = 50;

    private volatile Stage stage = Stage.ROOMY;
    private int calls;
    private double inFlightLately;

    Stage stage() {
        return stage;
    }

    @Override
    public Reaction react(Call call) {
        calls++;
        inFlightLately += (call.inFlight() - inFlightLately) / LATELY;
        if (followed()) {
            stage = Stage.values()[stage.ordinal() + 1];
            calls = 0;
        }
        return Behaviour.echo().react(call).after(latency(call));
    }

    private boolean followed() {
        return switch (stage) {
            case ROOMY, RECOVERED -> inFlightLately > MANY_IN_FLIGHT;
            case SLOWING -> inFlightLately < FEW_IN_FLIGHT && room() < LITTLE_ROOM;
            case OVER -> false;
        };
    }

    private double room() {
        return stage == Stage.SLOWING ? MOST_ROOM * Math.pow(2, -calls / CALLS_TO_HALVE) : MOST_ROOM;
    }

    private Duration latency(Call call) {
        double crowd = Math.max(1, call.inFlight() / room());
        double length = 1 + SPREAD * (GOLDEN_RATIO * call.number() % 1 - 0.5);
        return Duration.ofNanos((long) (LATENCY.toNanos() * crowd * length));
    }
}
