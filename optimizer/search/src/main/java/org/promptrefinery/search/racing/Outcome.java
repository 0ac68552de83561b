package org.promptrefinery.search.racing;

import java.util.Optional;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;

/**
 * How far a child came.
 *
 * @param seen its answers on the dev cases it was asked
 * @param finished its scorecard on all dev cases in their order, when it came to the end
 * @param fate one line for a person
 */
public record Outcome(Candidate child, Scorecard seen, Optional<Scorecard> finished, String fate) {}
