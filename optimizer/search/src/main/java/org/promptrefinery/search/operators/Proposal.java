package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Set;
import org.promptrefinery.search.Chain;

/**
 * A child that an operator suggests.
 *
 * @param parents ids of the candidates it was made from
 * @param why one line for a person
 * @param recipe the meta-prompt by which the child wants to be reflected on; empty for the usual one
 * @param aim ids of training cases that the first parent fails and the child was made to get right; empty when it was
 *     made for no case in particular
 */
public record Proposal(Chain chain, List<String> parents, String why, String recipe, Set<String> aim) {

    public Proposal {
        parents = List.copyOf(parents);
        aim = Set.copyOf(aim);
    }

    /** A child without an aim. */
    public Proposal(Chain chain, List<String> parents, String why, String recipe) {
        this(chain, parents, why, recipe, Set.of());
    }

    /** A child without a recipe of its own. */
    public Proposal(Chain chain, List<String> parents, String why) {
        this(chain, parents, why, "");
    }

    /** This child with another recipe. */
    public Proposal withRecipe(String other) {
        return new Proposal(chain, parents, why, other, aim);
    }

    /** This child with another aim. */
    public Proposal withAim(Set<String> cases) {
        return new Proposal(chain, parents, why, recipe, cases);
    }
}
