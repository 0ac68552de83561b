package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.inference.Reply;

/** What came of sending a parcel. Causes are one line for a person and hold nothing secret. */
public sealed interface Outcome {

    /**
     * The server answered.
     *
     * @param replies one per request of the parcel, in order; some may be failures of that request
     * @param allowance what the server says may still be sent
     */
    record Answered(List<Reply> replies, Allowance allowance) implements Outcome {
        public Answered {
            replies = List.copyOf(replies);
        }
    }

    /**
     * Too many requests or tokens: the same parcel will do later.
     *
     * @param retryAfter how long the server asks to wait
     */
    record Throttled(String cause, Optional<Duration> retryAfter, Allowance allowance) implements Outcome {}

    /**
     * The server or the way to it failed: refused or broken connections, time-outs, 5xx, replies that cannot be read.
     * The same parcel may do later.
     *
     * @param retryAfter how long the server asks to wait
     * @param outage whether the parcel certainly has no part in it: no connection, or the server says that it is down
     *     or overloaded (502, 503, 504)
     */
    record Broken(String cause, Optional<Duration> retryAfter, boolean outage) implements Outcome {
        /** Perhaps for a reason that lies in the parcel. */
        public Broken(String cause, Optional<Duration> retryAfter) {
            this(cause, retryAfter, false);
        }
    }

    /** The server will never answer this parcel, whoever asks: too long, malformed, refused. */
    record Rejected(String cause) implements Outcome {}

    /** The server will answer no parcel at all: a wrong key, no such model. The cause says what would help. */
    record Unusable(String cause) implements Outcome {}
}
