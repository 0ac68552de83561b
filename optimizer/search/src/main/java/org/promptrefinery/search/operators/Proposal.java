package org.promptrefinery.search.operators;

import java.util.List;
import org.promptrefinery.search.Chain;

/**
 * A child that an operator suggests.
 *
 * @param parents ids of the candidates it was made from
 * @param why one line for a person
 * @param recipe the meta-prompt by which the child wants to be reflected on; empty for the usual one
 */
public record Proposal(Chain chain, List<String> parents, String why, String recipe) {

    public Proposal {
        parents = List.copyOf(parents);
    }

    /** A child without a recipe of its own. */
    public Proposal(Chain chain, List<String> parents, String why) {
        this(chain, parents, why, "");
    }

    /** This child with another recipe. */
    public Proposal withRecipe(String other) {
        return new Proposal(chain, parents, why, other);
    }
}
