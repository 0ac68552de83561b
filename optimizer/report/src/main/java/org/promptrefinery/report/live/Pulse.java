package org.promptrefinery.report.live;

import java.time.Duration;

/** When to look again whether something has changed. */
@FunctionalInterface
public interface Pulse {

    /** Returns when it is time for the next look. */
    void await() throws InterruptedException;

    /** One look after each such pause. */
    static Pulse every(Duration pause) {
        return () -> Thread.sleep(pause);
    }
}
