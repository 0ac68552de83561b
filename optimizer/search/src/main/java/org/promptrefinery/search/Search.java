package org.promptrefinery.search;

import java.util.Optional;

/**
 * A search for a better prompt, one generation at a time. Each step is a pure function of the generation before, the
 * settings and what the scorer says, so that a search can be run again and ends the same.
 */
public interface Search {

    /** Generation 0: the seed, scored. */
    Generation start(Chain seed);

    /**
     * The generation after the given one.
     *
     * @throws BudgetExhausted when it cannot be finished; the given generation stays the result
     */
    Generation next(Generation current);

    /**
     * What it all comes to when this generation is the last: those that may win are asked the dev cases that are left,
     * as far as the budget goes.
     */
    Conclusion conclude(Generation last);

    /** Why the search is over after this generation, or empty while it should go on. */
    Optional<String> finished(Generation current);
}
