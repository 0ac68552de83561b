package org.promptrefinery.search;

import java.util.List;
import org.promptrefinery.evaluators.Scorecard;

/** Runs candidates on cases, on this machine or on many. */
public interface Scorer {

    /**
     * One scorecard per assignment, in order, each with one result per case, in order. All assignments of a call may
     * run at the same time, so a caller gives as many at once as it can. The same call gives the same scorecards
     * however often it is made.
     *
     * @throws BudgetExhausted when answering would overshoot what may be spent; nothing was asked then
     */
    List<Scorecard> score(List<Assignment> assignments);

    /**
     * Whether it can look up for a case what a variable of a prompt wants; a prompt that wants anything else cannot be
     * scored.
     *
     * @param variable well formed, such as {@code passages_3_w40_inputs_lines}
     */
    default boolean looksUp(String variable) {
        return true;
    }

    /**
     * Length in tokens of the task model of what a prompt adds to a case: its fixed part, and what it has looked up as
     * long as that usually is; costs nothing.
     */
    int promptTokens(Prompt prompt);

    /** Length of what all prompts of a chain add. */
    default int promptTokens(Chain chain) {
        return chain.steps().stream()
                .mapToInt(step -> promptTokens(step.prompt()))
                .sum();
    }

    /** How many cases may still be answered before the budget is spent; a great number when there is no end. */
    default long affordable() {
        return Long.MAX_VALUE;
    }
}
