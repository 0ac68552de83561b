package org.promptrefinery.search;

import org.promptrefinery.evaluators.Scorecard;

/**
 * A candidate that survived.
 *
 * @param train its answers on training cases, which operators may read
 * @param dev its result on all dev cases, which selects and which no operator sees
 */
public record Member(Candidate candidate, Scorecard train, Scorecard dev) {}
