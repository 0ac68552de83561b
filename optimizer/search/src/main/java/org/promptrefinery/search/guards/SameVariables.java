package org.promptrefinery.search.guards;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;

/** Each prompt has the variables it began with, none lost and none new. */
final class SameVariables implements Guard {

    private final Chain seed;

    SameVariables(Chain seed) {
        this.seed = seed;
    }

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        return IntStream.range(0, seed.size())
                .boxed()
                .flatMap(step -> difference(child, step).stream())
                .findFirst();
    }

    private Optional<String> difference(Chain child, int step) {
        Set<String> had = seed.prompt(step).variables();
        Set<String> has = child.prompt(step).variables();
        Set<String> lost = new TreeSet<>(had);
        lost.removeAll(has);
        Set<String> added = new TreeSet<>(has);
        added.removeAll(had);
        if (!lost.isEmpty()) {
            return Optional.of("it lost the variable {{" + String.join("}}, {{", lost) + "}}");
        }
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of("it has the unknown variable {{" + String.join("}}, {{", added) + "}}");
    }
}
