package org.promptrefinery.search.operators;

import java.util.List;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.patterns.ErrorPattern;

/**
 * What an operator may look at.
 *
 * @param first the candidate to improve
 * @param second another one, for crossover; the same one when there is no other
 * @param patterns what recurs in the first one's wrong answers on training cases, most explanatory first
 */
public record Parents(Member first, Member second, List<ErrorPattern> patterns) {

    public Parents {
        patterns = List.copyOf(patterns);
    }

    Prompt prompt() {
        return first.candidate().prompt();
    }

    List<String> firstOnly() {
        return List.of(first.candidate().id());
    }

    List<String> both() {
        return List.of(first.candidate().id(), second.candidate().id());
    }
}
