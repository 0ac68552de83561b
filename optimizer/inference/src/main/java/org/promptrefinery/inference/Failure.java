package org.promptrefinery.inference;

/**
 * The model gave no answer to this one request; never cached.
 *
 * @param cause one line for a person
 * @param kind whether to ask again
 */
public record Failure(String cause, Kind kind) implements Reply {

    /** Whether it is of any use to ask again. */
    public enum Kind {
        /** Not the way it was asked: the request is too long, or something in it is refused. */
        REFUSED,
        /** Perhaps: every attempt failed, for reasons that may pass. */
        UNANSWERED
    }

    /** A request that would fail again. */
    public Failure(String cause) {
        this(cause, Kind.REFUSED);
    }
}
