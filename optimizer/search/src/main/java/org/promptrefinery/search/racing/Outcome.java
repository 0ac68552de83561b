package org.promptrefinery.search.racing;

import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;

/**
 * How far a child came.
 *
 * @param seen its answers to the cells it was asked, in their order
 * @param fate one line for a person; why the budget is spent where that ended the race
 */
public record Outcome(Candidate child, Scorecard seen, End end, String fate) {

    /** How a race ends for a child. */
    public enum End {
        /** It was asked all cells, and is better than its rival. */
        FINISHED,
        /** It is not, or will not be. */
        DROPPED,
        /** The budget was spent before it was known. */
        BROKEN_OFF
    }

    public boolean finished() {
        return end == End.FINISHED;
    }
}
