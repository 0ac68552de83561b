package org.promptrefinery.search.racing;

/** What a child must reach beside its rival to come through a race. */
public enum Demand {
    /** A higher score. */
    BETTER,
    /** A higher score, or the same with fewer tokens. */
    BETTER_OR_SHORTER,
    /** At least the same score. */
    NO_WORSE;

    /** Whether the same score is enough. */
    boolean isMetByTie(int tokens, int rivals) {
        return this == NO_WORSE || (this == BETTER_OR_SHORTER && tokens < rivals);
    }
}
