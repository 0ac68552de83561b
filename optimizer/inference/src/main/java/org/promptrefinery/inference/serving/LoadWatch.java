package org.promptrefinery.inference.serving;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Asks a server for its load about once a second, as long as requests are in flight and it says anything. */
final class LoadWatch implements Runnable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Dispatcher dispatcher;
    private final Channel channel;
    private final Timing.Rest rest;
    private final int lane;

    LoadWatch(Dispatcher dispatcher, Channel channel, Timing.Rest rest, int lane) {
        this.dispatcher = dispatcher;
        this.channel = channel;
        this.rest = rest;
        this.lane = lane;
    }

    @Override
    public void run() {
        try {
            boolean goOn = true;
            while (goOn) {
                goOn = watch();
                if (goOn) {
                    rest.sleep(INTERVAL.toNanos());
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean watch() throws InterruptedException {
        try {
            Optional<Load> load = channel.load();
            return load.isPresent() && dispatcher.observed(lane, load);
        } catch (IOException notNow) {
            return dispatcher.observed(lane, Optional.empty());
        }
    }
}
