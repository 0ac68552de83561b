package org.promptrefinery.evaluators.kind;

import java.util.List;

/** The options that every evaluator has. */
public final class Common {

    public static final List<Option> OPTIONS = List.of(
            new Option("weight", "a number, at least 0", "1, for gates 0", "Share in the score."),
            new Option("gate", "true or false", "false", "Whether a prompt must get the full score on every case."),
            new Option("negate", "true or false", "false", "Turns the score round: 1 becomes 0."),
            new Option(
                    "threshold", "a number from 0 to 1", "none", "A score of at least this counts as 1, others as 0."),
            new Option("report", "true or false", "false", "Only reported: no weight, no gate."));

    private Common() {}
}
