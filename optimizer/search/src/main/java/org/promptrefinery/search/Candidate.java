package org.promptrefinery.search;

import java.util.List;

/**
 * A prompt, or a chain of them, and where it came from.
 *
 * @param id that of the chain, so that equal ones are one candidate
 * @param parents ids of the candidates it was made from
 * @param operator name of the operator that made it; {@code seed} for the first
 * @param why the operator's reason, one line for a person
 * @param recipe the meta-prompt by which it wants to be reflected on; empty for the usual one
 */
public record Candidate(String id, Chain chain, List<String> parents, String operator, String why, String recipe) {

    public Candidate {
        parents = List.copyOf(parents);
    }

    /** A candidate without a recipe of its own. */
    public Candidate(String id, Chain chain, List<String> parents, String operator, String why) {
        this(id, chain, parents, operator, why, "");
    }

    public static Candidate seed(Chain chain) {
        return new Candidate(chain.id(), chain, List.of(), "seed", "the prompt of the job");
    }

    /** The only prompt, or the last of the chain. */
    public Prompt prompt() {
        return chain.steps().getLast().prompt();
    }
}
