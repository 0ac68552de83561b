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

    /** Length of the fixed part of a prompt in tokens of the task model; costs nothing. */
    int promptTokens(Prompt prompt);

    /** Length of the fixed parts of all prompts of a chain. */
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
