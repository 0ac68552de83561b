package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.supply.Wishes;

/**
 * An operator that makes one child at a time. Whatever it does, a child differs from its parent and has the same inputs
 * in each prompt, and looks up no more than one thing of a sort; an edit that comes out otherwise offers nothing.
 */
abstract class Edit implements Proposer {

    private final String name;

    Edit(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
        Set<Chain> made = new HashSet<>();
        List<Optional<Proposal>> children = new ArrayList<>();
        for (Parents parents : batch) {
            Optional<Proposal> child = edit(parents.alsoTried(made), random)
                    .filter(proposal -> isSound(parents.chain(), proposal.chain()));
            child.ifPresent(proposal -> made.add(proposal.chain()));
            children.add(child);
        }
        return List.copyOf(children);
    }

    abstract Optional<Proposal> edit(Parents parents, RandomGenerator random);

    static boolean isSound(Chain parent, Chain child) {
        return !child.equals(parent)
                && IntStream.range(0, parent.size()).allMatch(step -> isSound(parent.prompt(step), child.prompt(step)));
    }

    private static boolean isSound(Prompt parent, Prompt child) {
        return Wishes.inputs(parent).equals(Wishes.inputs(child)) && LookUps.areFew(parent, child);
    }

    static <T> T pick(List<T> items, RandomGenerator random) {
        return items.get(random.nextInt(items.size()));
    }
}
