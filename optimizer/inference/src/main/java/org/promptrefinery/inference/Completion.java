package org.promptrefinery.inference;

import java.time.Duration;

/**
 * A model's answer.
 *
 * @param text verbatim
 * @param promptTokens tokens read
 * @param completionTokens tokens written
 * @param finish why it ended
 * @param latency of the call that paid for it
 * @param cached whether it was paid for earlier
 */
public record Completion(
        String text, int promptTokens, int completionTokens, Finish finish, Duration latency, boolean cached)
        implements Reply {
    /** Why a completion ended. */
    public enum Finish {
        STOP,
        LENGTH,
        OTHER
    }
}
