package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.promptrefinery.inference.ModelIdentity;

/** Models over servers that are made up, and what their user hears. */
final class Stage {

    final VirtualTime time = new VirtualTime();
    final Queue<String> notices = new ConcurrentLinkedQueue<>();

    ServedModel model(Channel... channels) {
        return model(ServingLimits.DEFAULT, channels);
    }

    ServedModel model(ServingLimits limits, Channel... channels) {
        return model(limits, time.timing(), channels);
    }

    ServedModel model(ServingLimits limits, Timing timing, Channel... channels) {
        return ServedModel.over(new ModelIdentity("openai:m@u", "f"), List.of(channels), limits, notices::add, timing);
    }

    static ServingLimits inFlight(int most) {
        return new ServingLimits(
                most, OptionalInt.empty(), OptionalLong.empty(), Duration.ofMinutes(2), Duration.ofMinutes(10));
    }
}
