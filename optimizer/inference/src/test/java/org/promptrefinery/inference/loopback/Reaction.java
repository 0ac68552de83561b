package org.promptrefinery.inference.loopback;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What a server does with one call.
 *
 * @param answer what it says
 * @param manner how
 * @param latency from when it begins to work on the call
 * @param gate until which it waits first
 */
public record Reaction(Answer answer, Manner manner, Duration latency, CompletableFuture<?> gate) {

    private static final CompletableFuture<?> OPEN = CompletableFuture.completedFuture(true);

    /** The whole answer at once. */
    public static Reaction of(Answer answer) {
        return new Reaction(answer, Manner.WHOLE, Duration.ZERO, OPEN);
    }

    /** The same later. */
    public Reaction after(Duration duration) {
        return new Reaction(answer, manner, duration, gate);
    }

    /** The same once a test says so. */
    public Reaction once(CompletableFuture<?> opened) {
        return new Reaction(answer, manner, latency, opened);
    }

    /** The same in another manner. */
    public Reaction in(Manner other) {
        return new Reaction(answer, other, latency, gate);
    }
}
