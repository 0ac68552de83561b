package org.promptrefinery.search;

import java.util.List;

/**
 * What a search is for. It always seeks a high score and few prompt tokens.
 *
 * @param objectives names of evaluators whose mean verdicts are objectives of their own, such as one for the latency;
 *     one without a weight has no part in the score
 * @param pick which point of the Pareto front is the winner
 * @param finalists how many members of the Pareto front meet the first prompt in the proof, the winner among them; from
 *     1 to 10
 */
public record Goal(List<String> objectives, Pick pick, int finalists) {

    public static final int MOST_FINALISTS = 10;

    /** The best score; among equals the shortest prompt. */
    public static final Goal SCORE = new Goal(List.of(), new Pick.Best());

    public Goal {
        objectives = List.copyOf(objectives);
        if (finalists < 1 || finalists > MOST_FINALISTS) {
            throw new IllegalArgumentException("finalists are from 1 to " + MOST_FINALISTS + ", not " + finalists);
        }
    }

    /** With the winner as the only finalist. */
    public Goal(List<String> objectives, Pick pick) {
        this(objectives, pick, 1);
    }

    /** A way to choose among those that are not dominated. */
    public sealed interface Pick {

        /** The best score; among equals the shortest prompt. */
        record Best() implements Pick {}

        /**
         * The shortest prompt whose score is nearly the best.
         *
         * @param margin how far below the best score it may lie, in [0, 1]
         */
        record Cheapest(double margin) implements Pick {
            public Cheapest {
                if (!(margin >= 0 && margin <= 1)) {
                    throw new IllegalArgumentException("a margin lies in [0, 1], not " + margin);
                }
            }
        }

        /** Where more score begins to cost many more tokens: the point farthest above the line between the extremes. */
        record Knee() implements Pick {}
    }
}
