package org.promptrefinery.search.racing;

import java.util.List;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;

/**
 * A child that races.
 *
 * @param cells of its race, in the order of their course; a race of none is won
 * @param rival answers of the candidate it must beat, to these cells at least
 * @param known what the child has answered already
 */
public record Entrant(Candidate child, List<Cell> cells, Scorecard rival, List<CaseResult> known) {

    public Entrant {
        cells = List.copyOf(cells);
        known = List.copyOf(known);
    }

    /** One that has answered nothing yet. */
    public Entrant(Candidate child, List<Cell> cells, Scorecard rival) {
        this(child, cells, rival, List.of());
    }
}
