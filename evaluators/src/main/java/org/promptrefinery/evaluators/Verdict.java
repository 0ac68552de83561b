package org.promptrefinery.evaluators;

/**
 * What an evaluator says of one answer. Being unable to say anything is a verdict of its own, so that a failure of the
 * evaluator is never mistaken for a failure of the candidate.
 */
public sealed interface Verdict {
    /**
     * What the evaluator thinks of the answer.
     *
     * @param score from 0 (wrong) to 1 (right)
     * @param reason one line for a person; never empty
     */
    record Scored(double score, String reason) implements Verdict {
        public Scored {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("a score lies in [0, 1], not " + score);
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a verdict needs a reason");
            }
        }
    }

    /**
     * The evaluator could not tell.
     *
     * @param cause why there is no score; never empty
     */
    record Unscored(String cause) implements Verdict {
        public Unscored {
            if (cause.isBlank()) {
                throw new IllegalArgumentException("an unscored verdict needs a cause");
            }
        }
    }

    static Verdict pass(String reason) {
        return new Scored(1, reason);
    }

    static Verdict fail(String reason) {
        return new Scored(0, reason);
    }
}
