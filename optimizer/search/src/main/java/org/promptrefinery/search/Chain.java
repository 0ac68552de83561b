package org.promptrefinery.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The prompts that answer a case: usually one; or several in a row, where a later one may use what an earlier one got
 * as its answer, as a variable with the earlier one's name. The answer to the last is the answer to the case.
 *
 * @param steps at least one, no name twice
 */
public record Chain(List<Step> steps) {

    /** The name of the prompt of a job that has only one. */
    public static final String ONLY = "answer";

    /**
     * One prompt of a chain.
     *
     * @param name by which later prompts call its answer
     */
    public record Step(String name, Prompt prompt) {}

    public Chain {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one prompt");
        }
        Set<String> names = steps.stream().map(Step::name).collect(Collectors.toSet());
        if (names.size() < steps.size()) {
            throw new IllegalArgumentException("two prompts of a chain have one name");
        }
    }

    /** A single prompt. */
    public static Chain of(Prompt prompt) {
        return new Chain(List.of(new Step(ONLY, prompt)));
    }

    public int size() {
        return steps.size();
    }

    public Prompt prompt(int step) {
        return steps.get(step).prompt();
    }

    /** This chain with another prompt at one step. */
    public Chain with(int step, Prompt prompt) {
        List<Step> others = new ArrayList<>(steps);
        others.set(step, new Step(steps.get(step).name(), prompt));
        return new Chain(others);
    }

    /** The variables that a case must have, in order of appearance: all but the answers to earlier prompts. */
    public Set<String> inputs() {
        Set<String> answered = new LinkedHashSet<>();
        Set<String> inputs = new LinkedHashSet<>();
        for (Step step : steps) {
            step.prompt().variables().stream()
                    .filter(name -> !answered.contains(name))
                    .forEach(inputs::add);
            answered.add(step.name());
        }
        return inputs;
    }

    /** Twelve hexadecimal digits that follow from the content; those of the prompt where there is only one. */
    public String id() {
        return size() == 1
                ? prompt(0).id()
                : Digest.of(steps.stream()
                        .map(step -> step.name() + ":" + step.prompt().id())
                        .collect(Collectors.joining("\n")));
    }
}
