package org.promptrefinery.study.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/**
 * Whether every variable of some prompts has a value, and only one.
 *
 * @param inputs names of the inputs that the cases have
 * @param cases the file they come from, for messages
 * @param offer what the job looks up for a case
 */
record Variables(Set<String> inputs, Path cases, Offer offer) {

    /**
     * Makes sure that each variable is an input of the cases, the answer to an earlier prompt, or something that the
     * job looks up.
     *
     * @throws BadInput naming the variable or the name that is wrong
     */
    void require(Chain chain) {
        List<String> names = chain.size() == 1
                ? List.of()
                : chain.steps().stream().map(Chain.Step::name).toList();
        requireUnreserved(names);
        Set<String> known = new TreeSet<>(inputs);
        for (Chain.Step step : chain.steps()) {
            if (names.contains(step.name()) && inputs.contains(step.name())) {
                throw new BadInput("the prompt '" + step.name() + "' has the name of an input of the cases in " + cases
                        + ", so that {{" + step.name() + "}} could mean both; give it another name");
            }
            step.prompt().variables().stream()
                    .filter(variable -> !known.contains(variable) && !isLookedUp(chain, step, variable))
                    .findFirst()
                    .ifPresent(variable -> {
                        throw unknown(step, variable, known, names.contains(variable));
                    });
            if (!names.isEmpty()) {
                known.add(step.name());
            }
        }
    }

    private void requireUnreserved(List<String> names) {
        inputs.stream().filter(Variables::isReserved).findFirst().ifPresent(name -> {
            throw reserved("the cases in " + cases + " have an input '" + name + "'");
        });
        names.stream().filter(Variables::isReserved).findFirst().ifPresent(name -> {
            throw reserved("there is a prompt '" + name + "'");
        });
    }

    private static boolean isReserved(String name) {
        return Supply.RESERVED.matcher(name).matches();
    }

    private static BadInput reserved(String said) {
        return new BadInput(said + ", but names that begin like examples_3 or passages_3 stand for what is looked up"
                + " for each case; give it another name");
    }

    private boolean isLookedUp(Chain chain, Chain.Step step, String variable) {
        Optional<Supply> wish;
        try {
            wish = Supply.named(variable);
        } catch (IllegalArgumentException malformed) {
            throw new BadInput("the prompt '" + step.name() + "': " + malformed.getMessage(), malformed);
        }
        wish.filter(one -> !offer.has(one)).ifPresent(one -> {
            throw new BadInput("the prompt '" + step.name() + "' uses {{" + variable + "}}, but the job "
                    + (one instanceof Passages
                            ? "has no documents to take passages from; add 'documents: FOLDER' to its job.yaml"
                            : "shows no examples; add 'examples: true', or a file of answered cases, to its job.yaml"));
        });
        if (wish.orElse(null) instanceof NearestExamples
                && !chain.steps().getLast().equals(step)) {
            throw new BadInput("the prompt '" + step.name() + "' uses {{" + variable + "}}, but right answers, which"
                    + " examples show, are known for the last prompt only");
        }
        return wish.isPresent();
    }

    private BadInput unknown(Chain.Step step, String variable, Set<String> known, boolean later) {
        String problem = later
                ? "but that prompt is not asked before it; they are asked in the order of 'prompts'"
                : "but no case in " + cases + " has such an input." + Nearest.maybe(variable, known) + " There are "
                        + String.join(", ", known);
        return new BadInput("the prompt '" + step.name() + "' uses {{" + variable + "}}, " + problem);
    }
}
