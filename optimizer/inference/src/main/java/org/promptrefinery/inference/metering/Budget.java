package org.promptrefinery.inference.metering;

import java.time.Duration;
import java.util.Map;

/**
 * What a run may spend.
 *
 * @param all limits for all models together
 * @param each further limits by purpose; often none
 * @param time most time that one start of the program takes before it proves what it has
 */
public record Budget(Limits all, Map<Purpose, Limits> each, Duration time) {

    public Budget {
        each = Map.copyOf(each);
    }

    /** The further limits of a purpose. */
    public Limits limits(Purpose purpose) {
        return each.getOrDefault(purpose, Limits.NONE);
    }
}
