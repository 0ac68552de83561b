package org.promptrefinery.search.bench;

import java.util.List;
import java.util.function.Consumer;
import org.promptrefinery.search.Chain;

/** A way to search. */
public interface Strategy {

    /** As it stands in tables. */
    String name();

    /**
     * Searches until it has had enough or the budget is spent.
     *
     * @param seed of all its randomness
     * @param recommended is told, whenever something has changed, which chain the method would return at that moment
     * @throws org.promptrefinery.search.BudgetExhausted when the budget is spent
     */
    void run(Task task, long seed, Consumer<Chain> recommended);

    /** All of them, ours first. */
    static List<Strategy> all() {
        return List.of(
                new Ours(),
                new RandomSearch(),
                new HillClimbing(),
                Gepa.asPublished(),
                Gepa.withAllOperators(),
                new Capo());
    }

    /** Those that can do without an operator that asks a model, ours first. */
    static List<Strategy> modelFree() {
        return List.of(new Ours(), new RandomSearch(), new HillClimbing(), Gepa.withAllOperators(), new Capo());
    }
}
