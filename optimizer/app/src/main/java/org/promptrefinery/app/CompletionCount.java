package org.promptrefinery.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.promptrefinery.inference.metering.CompletionObserver;

/** Counts the completions of an evaluation; on a terminal it shows them as they come. */
final class CompletionCount implements CompletionObserver {

    private static final Duration REDRAW = Duration.ofMillis(100);

    private final Console console;
    private final Interruption interruption;
    private final int all;
    private Instant drawn = Instant.EPOCH;
    private int done;

    /** @param all completions that will be asked for */
    CompletionCount(Console console, Interruption interruption, int all) {
        this.console = console;
        this.interruption = interruption;
        this.all = all;
    }

    @Override
    public synchronized void completed(int moreCached, int moreFresh) {
        done += moreCached + moreFresh;
        Instant now = InstantSource.system().instant();
        if (console.terminal() && now.isAfter(drawn.plus(REDRAW))) {
            drawn = now;
            console.err().print(String.format(Locale.ROOT, "\r\u001B[2K%d/%d completions", done, all));
            console.err().flush();
        }
    }

    @Override
    public boolean stopRequested() {
        return interruption.isRequested();
    }

    /** Leaves the terminal clean for the result. */
    synchronized void ends() {
        if (console.terminal()) {
            console.err().print("\r\u001B[2K");
            console.err().flush();
        }
    }
}
