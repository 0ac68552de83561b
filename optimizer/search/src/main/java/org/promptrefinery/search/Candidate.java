package org.promptrefinery.search;

import java.util.List;

/**
 * A prompt and where it came from.
 *
 * @param id hash of the prompt's content, so that equal prompts are one candidate
 * @param parents ids of the candidates it was made from
 * @param operator name of the operator that made it; {@code seed} for the first
 * @param why the operator's reason, one line for a person
 */
public record Candidate(String id, Prompt prompt, List<String> parents, String operator, String why) {

    public Candidate {
        parents = List.copyOf(parents);
    }

    public static Candidate seed(Prompt prompt) {
        return new Candidate(prompt.id(), prompt, List.of(), "seed", "the prompt of the job");
    }
}
