package org.promptrefinery.inference.pace;

/**
 * How many requests may be in flight to one server. Times are nanoseconds since a common start. For one thread at a
 * time.
 */
public interface ConcurrencyLimit {

    /** The limit now, at least 1. */
    int limit();

    /**
     * The server answered a request.
     *
     * @param sentAt when it was sent
     * @param inFlight how many were in flight, this one included
     */
    void answered(long now, long sentAt, int inFlight);

    /**
     * The server had too many requests.
     *
     * @return whether this begins an episode; what was sent before the limit was last cut belongs to the one before
     */
    boolean throttled(long now, long sentAt, int inFlight);

    /** The server failed on a request, which says nothing of its capacity but is no time to grow. */
    void broken(long now, long sentAt, int inFlight);
}
