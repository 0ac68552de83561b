package org.promptrefinery.search.guards;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.supply.Supply;

/** Each prompt has the variables it began with, none lost and none new but for what is looked up for each case. */
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
        Set<String> had = inputs(seed.prompt(step));
        Set<String> has = inputs(child.prompt(step));
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

    private static Set<String> inputs(Prompt prompt) {
        return prompt.variables().stream()
                .filter(variable -> !Supply.RESERVED.matcher(variable).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
