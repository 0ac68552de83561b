package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An operator that makes one child at a time. */
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
        return batch.stream().map(parents -> edit(parents, random)).toList();
    }

    abstract Optional<Proposal> edit(Parents parents, RandomGenerator random);

    static <T> T pick(List<T> items, RandomGenerator random) {
        return items.get(random.nextInt(items.size()));
    }
}
