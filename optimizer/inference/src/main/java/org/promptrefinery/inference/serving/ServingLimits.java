package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a user allows towards each server of a model.
 *
 * @param mostInFlight most requests in flight
 * @param requestsPerMinute most requests sent a minute
 * @param tokensPerMinute most tokens read and written a minute
 * @param attempt how long one attempt may take
 * @param deadline how long all attempts of one request may take together, pauses of the server not counted
 */
public record ServingLimits(
        int mostInFlight,
        OptionalInt requestsPerMinute,
        OptionalLong tokensPerMinute,
        Duration attempt,
        Duration deadline) {

    public static final ServingLimits DEFAULT = new ServingLimits(
            1024, OptionalInt.empty(), OptionalLong.empty(), Duration.ofMinutes(2), Duration.ofMinutes(10));
}
