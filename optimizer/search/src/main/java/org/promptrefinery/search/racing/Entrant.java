package org.promptrefinery.search.racing;

import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;

/**
 * A child at the start of a race.
 *
 * @param parent what its parent did on all dev cases, in their order
 */
public record Entrant(Candidate child, Scorecard parent) {}
