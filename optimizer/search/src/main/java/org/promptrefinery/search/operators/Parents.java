package org.promptrefinery.search.operators;

import java.util.List;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.patterns.ErrorPattern;

/**
 * What an operator may look at.
 *
 * @param first the candidate to improve
 * @param second another one, for crossover; the same one when there is no other
 * @param step which prompt of the chain is to be improved
 * @param patterns what recurs in the first one's wrong answers on training cases, most explanatory first
 * @param population all survivors, the best first
 */
public record Parents(Member first, Member second, int step, List<ErrorPattern> patterns, List<Member> population) {

    public Parents {
        patterns = List.copyOf(patterns);
        population = List.copyOf(population);
    }

    /** The prompt to improve. */
    public Prompt prompt() {
        return chain().prompt(step);
    }

    /** The chain it belongs to. */
    public Chain chain() {
        return first.candidate().chain();
    }

    /** The prompt of the second parent at the same step. */
    public Prompt other() {
        return second.candidate().chain().prompt(step);
    }

    /** A child of the first parent, which inherits its recipe. */
    public Proposal child(Prompt prompt, String why) {
        return child(prompt, why, List.of(first.candidate().id()));
    }

    /** A child of both parents, which inherits the first one's recipe. */
    public Proposal childOfBoth(Prompt prompt, String why) {
        return child(
                prompt, why, List.of(first.candidate().id(), second.candidate().id()));
    }

    private Proposal child(Prompt prompt, String why, List<String> ids) {
        return new Proposal(
                chain().with(step, prompt), ids, why, first.candidate().recipe());
    }
}
