package org.promptrefinery.inference.serving;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One server of a model, spoken to in its own protocol. It sends what it is given at once and once: limits, retries and
 * the choice among several servers have other owners. Safe for use by any number of threads.
 */
public interface Channel extends AutoCloseable {

    /** For messages: where it leads, without anything secret. */
    String name();

    /** What the server can do, as far as it is known. */
    Features features();

    /**
     * Sends one parcel and waits for what comes of it. Whatever the server does is an outcome; nothing is thrown for
     * it.
     *
     * @param patience after which the attempt is given up
     * @throws InterruptedException when the thread is interrupted; the attempt is given up
     */
    Outcome send(Parcel parcel, Duration patience) throws InterruptedException;

    /**
     * How busy the server says it is; empty where it does not say.
     *
     * @throws IOException when it cannot be asked just now
     * @throws InterruptedException when the thread is interrupted
     */
    Optional<Load> load() throws IOException, InterruptedException;

    @Override
    void close();
}
