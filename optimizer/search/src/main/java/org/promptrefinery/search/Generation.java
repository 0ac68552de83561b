package org.promptrefinery.search;

import java.util.List;

/**
 * The state of a search between two steps.
 *
 * @param number 0 for the seed alone
 * @param population survivors, the best first
 * @param children what this generation tried, with how far each came
 * @param stalled how many generations in a row the best has not improved
 * @param memory what the search has learned on the way
 */
public record Generation(int number, List<Member> population, List<Child> children, int stalled, Memory memory) {

    public Generation {
        population = List.copyOf(population);
        children = List.copyOf(children);
        if (population.isEmpty()) {
            throw new IllegalArgumentException("a generation has at least one member");
        }
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
