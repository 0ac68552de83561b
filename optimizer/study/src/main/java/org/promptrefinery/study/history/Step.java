package org.promptrefinery.study.history;

import java.time.Instant;
import java.util.List;

/**
 * A generation.
 *
 * @param number from 0
 * @param at when it was done
 * @param completions of all models that the run had taken by then; 0 in runs of versions that did not say
 * @param children ids of the candidates made in it
 * @param population those that lived on, the best first
 */
public record Step(int number, Instant at, long completions, List<String> children, List<Survivor> population) {

    /**
     * A member of a population.
     *
     * @param id of the candidate
     * @param dev how it fared on the dev cases that it was asked so far
     */
    public record Survivor(String id, Score dev) {}

    public Step {
        children = List.copyOf(children);
        population = List.copyOf(population);
    }
}
