package org.promptrefinery.search;

import java.util.List;
import java.util.Optional;

/**
 * The state of a search between two steps.
 *
 * @param number 0 for the seed alone
 * @param population survivors, the best first
 * @param children what this generation tried, with how far each came
 * @param stalled how many generations in a row the best has not improved by more than a few words
 * @param memory what the search has learned on the way
 * @param spent why no further one can follow, when the budget ended some races of this one
 */
public record Generation(
        int number, List<Member> population, List<Child> children, int stalled, Memory memory, Optional<String> spent) {

    public Generation {
        population = List.copyOf(population);
        children = List.copyOf(children);
        if (population.isEmpty()) {
            throw new IllegalArgumentException("a generation has at least one member");
        }
    }

    /** One that another may follow. */
    public Generation(int number, List<Member> population, List<Child> children, int stalled, Memory memory) {
        this(number, population, children, stalled, memory, Optional.empty());
    }

    /**
     * A candidate that was tried.
     *
     * @param fate what became of it, one line for a person
     * @param score mean score on the dev cases it was asked; 0 when it was asked none
     * @param cases how many dev cases it was asked
     */
    public record Child(Candidate candidate, String fate, double score, int cases) {}

    public Member best() {
        return population.getFirst();
    }
}
