package org.promptrefinery.inference.serving;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import org.promptrefinery.inference.serving.Timing.Rest;

/** A clock that runs ahead whenever somebody waits in vain. */
final class VirtualTime implements Rest, InstantSource {

    private final AtomicLong nanos = new AtomicLong();

    /** How much faster it runs ahead than asked. */
    int speed = 1;

    Timing timing() {
        Random random = new Random(7);
        return new Timing(nanos::get, this, random::nextDouble, this);
    }

    long nanos() {
        return nanos.get();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.get());
    }

    @Override
    public boolean await(Condition signal, long time) throws InterruptedException {
        boolean came = signal.await(200, TimeUnit.MICROSECONDS);
        nanos.addAndGet(came ? 0 : time * speed);
        return came;
    }

    @Override
    public void sleep(long time) throws InterruptedException {
        TimeUnit.MICROSECONDS.sleep(200);
        nanos.addAndGet(time);
    }
}
