package org.promptrefinery.inference.serving;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Time and chance, so that tests can have their own.
 *
 * @param nanos a clock that only goes forward
 * @param wall the time of day, for messages
 * @param random evenly drawn from [0, 1)
 * @param rest how to wait
 */
public record Timing(LongSupplier nanos, InstantSource wall, DoubleSupplier random, Rest rest) {

    /** The real ones. */
    public static final Timing REAL = new Timing(
            System::nanoTime,
            InstantSource.system(),
            () -> ThreadLocalRandom.current().nextDouble(),
            new Rest() {
                /** Its callers have the loop. */
                @Override
                @SuppressWarnings("WaitNotInLoop")
                public boolean await(Condition signal, long nanos) throws InterruptedException {
                    return signal.await(nanos, TimeUnit.NANOSECONDS);
                }

                @Override
                public void sleep(long nanos) throws InterruptedException {
                    TimeUnit.NANOSECONDS.sleep(nanos);
                }
            });

    /** Ways to wait. */
    public interface Rest {

        /**
         * Waits for a signal whose lock is held, at most so long.
         *
         * @return whether it came
         */
        boolean await(Condition signal, long nanos) throws InterruptedException;

        /** Waits so long. */
        void sleep(long nanos) throws InterruptedException;
    }
}
