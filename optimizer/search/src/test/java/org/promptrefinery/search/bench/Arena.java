package org.promptrefinery.search.bench;

import org.promptrefinery.search.Chain;

/** Where one run of a strategy takes place. */
public interface Arena {

    /** What the strategy works on; its scorer keeps the budget of the run. */
    Task task();

    /** Of all randomness of the run. */
    long seed();

    /** Completions that the strategy has had so far, the same one twice counted once. */
    long spent();

    /** How good a chain really is, which no strategy is told; asking it is none of what is spent. */
    double trueScore(Chain chain);
}
