package org.promptrefinery.evaluators.judge;

/** Which of two answers a judge prefers, asked once in each order. */
public enum Preference {
    /** The answer, both times. */
    WIN,
    /** Its rival, both times. */
    LOSS,
    /** Neither, both times. */
    TIE,
    /** Not the same in both orders, so that it says nothing of the answers. */
    FLIP;

    static final String FIRST = "first";
    static final String SECOND = "second";
    static final String NEITHER = "tie";

    /**
     * The preference behind two choices.
     *
     * @param straight the choice when the answer came first
     * @param swapped the choice when its rival came first
     */
    static Preference of(String straight, String swapped) {
        return switch (straight) {
            case FIRST -> swapped.equals(SECOND) ? WIN : FLIP;
            case SECOND -> swapped.equals(FIRST) ? LOSS : FLIP;
            default -> swapped.equals(NEITHER) ? TIE : FLIP;
        };
    }

    double score() {
        return switch (this) {
            case WIN -> 1;
            case LOSS -> 0;
            case TIE, FLIP -> 0.5;
        };
    }
}
