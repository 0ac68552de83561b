package org.promptrefinery.inference.loopback;

/** How an answer travels. */
public enum Manner {
    /** As a whole, and the connection stays. */
    WHOLE,
    /** Not at all, and the connection stays. */
    HANG,
    /** The head, then a byte of the body every 20 ms. */
    TRICKLE,
    /** Half of the body, then the connection is reset. */
    RESET,
    /** Half of the body, then the connection is closed in good order. */
    CUT,
    /** As a whole; the next request on the same connection finds it reset, as when a server closes what is idle. */
    GOES_STALE
}
