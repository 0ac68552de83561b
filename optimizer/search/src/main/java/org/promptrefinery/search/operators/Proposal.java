package org.promptrefinery.search.operators;

import java.util.List;
import org.promptrefinery.search.Chain;

/**
 * A child that an operator suggests.
 *
 * @param parents ids of the candidates it was made from
 * @param why one line for a person
 */
public record Proposal(Chain chain, List<String> parents, String why) {

    public Proposal {
        parents = List.copyOf(parents);
    }
}
