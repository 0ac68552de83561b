package org.promptrefinery.export.training;

import java.util.Locale;

/** Why something is left out. */
enum Loss {
    TEST("belong to the test split"),
    DEV("belong to the dev split, which --with-dev adds"),
    LIKE_TEST("ask the same as a case of the test split"),
    UNKNOWN_CASE("are about cases that the job does not have"),
    UNSCORED("have no score"),
    UNVERIFIED("were judged by an evaluator that is not calibrated"),
    DISPUTED("are right by one word and wrong by another"),
    EMPTY("are empty"),
    UNWRITABLE("have characters that are no Unicode"),
    IN_PROMPT("are about cases that stand in the prompt as an example"),
    SECRET("have what looks like a secret"),
    WRONG("are wrong, and sft learns from right ones only"),
    NO_PARTNER("have no right answer, or no wrong one, to be compared with"),
    SPARE("are right, but another right answer to the same question was taken"),
    DUPLICATE("are the same as one before"),
    NEAR_DUPLICATE("differ from one before by letter case, white space or closing punctuation only");

    private final String reason;

    Loss(String reason) {
        this.reason = reason;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With what is counted before it. */
    String reason() {
        return reason;
    }
}
