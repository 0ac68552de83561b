package org.promptrefinery.search.genetic;

import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;

/**
 * A child that was tried.
 *
 * @param train its answers on training cases
 * @param dev its answers on dev cases
 * @param finished whether it came through its race and may survive
 * @param fate what became of it, one line for a person
 * @param island that it belongs to
 */
record Tried(Candidate child, Scorecard train, Scorecard dev, boolean finished, String fate, int island) {

    /** Completions it took. */
    int cost() {
        return train.results().size() + dev.results().size();
    }
}
