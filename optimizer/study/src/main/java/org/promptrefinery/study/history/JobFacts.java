package org.promptrefinery.study.history;

import java.util.List;
import java.util.Optional;

/**
 * What a run was to improve.
 *
 * @param name of the job
 * @param seed of all randomness
 * @param task name of the model that is prompted
 * @param reflector name of the model that thinks about prompts, if there is one
 * @param judges names of the models that grade
 * @param evaluators as the record of the run names them
 * @param cases how many there are in all
 * @param generations most that there may be
 */
public record JobFacts(
        String name,
        long seed,
        String task,
        Optional<String> reflector,
        List<String> judges,
        List<String> evaluators,
        int cases,
        int generations) {

    public JobFacts {
        judges = List.copyOf(judges);
        evaluators = List.copyOf(evaluators);
    }
}
