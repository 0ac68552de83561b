package org.promptrefinery.study.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.search.Chain;

/** Whether every variable of some prompts has a value, and only one. */
final class Variables {

    private Variables() {}

    /**
     * Makes sure that each variable is an input of the cases or the answer to an earlier prompt.
     *
     * @param inputs names of the inputs that the cases have
     * @param cases the file they come from, for messages
     * @throws BadInput naming the variable or the name that is wrong
     */
    static void require(Chain chain, Set<String> inputs, Path cases) {
        List<String> names = chain.size() == 1
                ? List.of()
                : chain.steps().stream().map(Chain.Step::name).toList();
        Set<String> known = new TreeSet<>(inputs);
        for (Chain.Step step : chain.steps()) {
            if (names.contains(step.name()) && inputs.contains(step.name())) {
                throw new BadInput("the prompt '" + step.name() + "' has the name of an input of the cases in " + cases
                        + ", so that {{" + step.name() + "}} could mean both; give it another name");
            }
            step.prompt().variables().stream()
                    .filter(variable -> !known.contains(variable))
                    .findFirst()
                    .ifPresent(variable -> {
                        throw unknown(step, variable, known, names.contains(variable), cases);
                    });
            if (!names.isEmpty()) {
                known.add(step.name());
            }
        }
    }

    private static BadInput unknown(Chain.Step step, String variable, Set<String> known, boolean later, Path cases) {
        String problem = later
                ? "but that prompt is not asked before it; they are asked in the order of 'prompts'"
                : "but no case in " + cases + " has such an input." + Nearest.maybe(variable, known) + " There are "
                        + String.join(", ", known);
        return new BadInput("the prompt '" + step.name() + "' uses {{" + variable + "}}, " + problem);
    }
}
