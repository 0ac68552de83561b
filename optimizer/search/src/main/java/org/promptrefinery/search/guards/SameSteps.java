package org.promptrefinery.search.guards;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;

/** A chain has the prompts it began with, in their order; the other guards compare them one by one. */
final class SameSteps implements Guard {

    private final List<String> names;

    SameSteps(Chain seed) {
        this.names = names(seed);
    }

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        return names(child).equals(names)
                ? Optional.empty()
                : Optional.of("it has the prompts " + names(child) + " instead of " + names);
    }

    private static List<String> names(Chain chain) {
        return chain.steps().stream().map(Chain.Step::name).toList();
    }
}
