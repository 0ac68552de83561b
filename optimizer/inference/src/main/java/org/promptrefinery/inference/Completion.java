package org.promptrefinery.inference;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A model's answer.
 *
 * @param text verbatim
 * @param promptTokens tokens read
 * @param completionTokens tokens written
 * @param finish why it ended
 * @param latency of the call that paid for it
 * @param cached whether it was paid for earlier
 * @param cost in the currency of the price table; empty where no price is known
 */
public record Completion(
        String text,
        int promptTokens,
        int completionTokens,
        Finish finish,
        Duration latency,
        boolean cached,
        OptionalDouble cost)
        implements Reply {

    /** Why a completion ended. */
    public enum Finish {
        STOP,
        LENGTH,
        OTHER
    }

    /** Of unknown cost. */
    public Completion(
            String text, int promptTokens, int completionTokens, Finish finish, Duration latency, boolean cached) {
        this(text, promptTokens, completionTokens, finish, latency, cached, OptionalDouble.empty());
    }

    /** The same answer with what it cost. */
    public Completion costing(OptionalDouble amount) {
        return new Completion(text, promptTokens, completionTokens, finish, latency, cached, amount);
    }
}
