package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a hosted server says may still be sent, in its rate headers.
 *
 * @param requests still allowed before the next reset
 * @param untilRequests time to that reset
 * @param tokens still allowed before the next reset
 * @param untilTokens time to that reset
 */
public record Allowance(
        OptionalLong requests, Optional<Duration> untilRequests, OptionalLong tokens, Optional<Duration> untilTokens) {

    /** The server says nothing of it. */
    public static final Allowance UNKNOWN =
            new Allowance(OptionalLong.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());
}
