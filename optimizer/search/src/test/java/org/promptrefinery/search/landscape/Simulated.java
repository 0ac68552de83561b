package org.promptrefinery.search.landscape;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/** An operator that asks the simulated reflector once for each child. */
abstract class Simulated implements Proposer {

    private final String name;
    private final World world;

    Simulated(String name, World world) {
        this.name = name;
        this.world = world;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int asks() {
        return 1;
    }

    @Override
    public final List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
        world.spend((int) batch.stream().filter(this::hasSubject).count());
        return batch.stream()
                .map(parents -> hasSubject(parents) ? think(parents, random) : Optional.<Proposal>empty())
                .toList();
    }

    final Landscape landscape() {
        return world.landscape();
    }

    /** Whether there is anything to ask about. */
    abstract boolean hasSubject(Parents parents);

    abstract Optional<Proposal> think(Parents parents, RandomGenerator random);

    static <T> T pick(List<T> items, RandomGenerator random) {
        return items.get(random.nextInt(items.size()));
    }
}
