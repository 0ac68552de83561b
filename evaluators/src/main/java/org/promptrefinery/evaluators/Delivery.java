package org.promptrefinery.evaluators;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How an answer came about, as far as it is known.
 *
 * @param finish why the model stopped: {@code stop}, {@code length} or {@code other}
 * @param latency of the call that was paid for
 * @param cost in the currency of the price table
 */
public record Delivery(Optional<String> finish, Optional<Duration> latency, OptionalDouble cost) {

    /** Nothing is known, as for answers that were read from a file. */
    public static final Delivery UNKNOWN = new Delivery(Optional.empty(), Optional.empty(), OptionalDouble.empty());
}
