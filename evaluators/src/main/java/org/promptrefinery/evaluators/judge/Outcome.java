package org.promptrefinery.evaluators.judge;

/** What came of asking a judge. */
sealed interface Outcome {

    /**
     * A verdict in the form that was asked for.
     *
     * @param choice one of the form's
     * @param reason in the judge's words
     */
    record Ruling(String choice, String reason) implements Outcome {}

    /** The judge answered, but not in the form; asking again may help. */
    record Unreadable(String cause) implements Outcome {}

    /** The judge did not answer. */
    record Unanswered(String cause) implements Outcome {}
}
