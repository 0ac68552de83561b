package org.promptrefinery.search;

import java.util.List;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;

/** Runs candidates on cases, on this machine or on many. */
public interface Scorer {
    /**
     * One scorecard per prompt, in order, each with one result per case, in order. The same call gives the same
     * scorecards however often it is made.
     *
     * @throws BudgetExhausted when answering would overshoot what may be spent; nothing was asked then
     */
    List<Scorecard> score(List<Prompt> prompts, List<Case> cases);
}
