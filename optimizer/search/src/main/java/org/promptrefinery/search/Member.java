package org.promptrefinery.search;

import org.promptrefinery.evaluators.Scorecard;

/**
 * A candidate that survived.
 *
 * @param train its answers on those training cases that it was asked, which operators may read
 * @param dev its answers on those dev cases that it was asked, which select and which no operator sees
 * @param island 0, or which fresh start of the search it descends from
 */
public record Member(Candidate candidate, Scorecard train, Scorecard dev, int island) {

    /** One of the first island. */
    public Member(Candidate candidate, Scorecard train, Scorecard dev) {
        this(candidate, train, dev, 0);
    }
}
