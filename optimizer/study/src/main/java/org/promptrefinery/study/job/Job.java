package org.promptrefinery.study.job;

import java.util.List;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Shares;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.SearchSettings;

/**
 * What is to be improved and how.
 *
 * @param name of the job, for run folders: letters, digits, '-', '_' and '.'
 * @param model that is prompted
 * @param prompt to start from
 * @param cases where the labelled cases come from
 * @param shares of train, dev and test
 * @param evaluators as written, for the record
 * @param evaluation what they make of an answer
 * @param search size of the search, with the seed of all randomness
 * @param budget what may be spent
 */
public record Job(
        String name,
        TaskModel model,
        Prompt prompt,
        CaseSource cases,
        Shares shares,
        List<Object> evaluators,
        Evaluation evaluation,
        SearchSettings search,
        Budget budget) {

    /** This job with another prompt to start from. */
    public Job with(Prompt other) {
        return new Job(name, model, other, cases, shares, evaluators, evaluation, search, budget);
    }

    /**
     * The model that is prompted.
     *
     * @param spec its name, such as {@code embedded:bard}
     * @param maxTokens longest answer
     * @param temperature 0 for greedy decoding
     */
    public record TaskModel(String spec, int maxTokens, double temperature) {}

    /**
     * What a run may spend.
     *
     * @param completions most distinct requests, those that an earlier run paid for included, so that a resumed run
     *     ends as it would have
     * @param minutes most minutes of one start of the program
     */
    public record Budget(int completions, double minutes) {}
}
