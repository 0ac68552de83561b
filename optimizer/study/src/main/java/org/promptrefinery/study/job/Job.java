package org.promptrefinery.study.job;

import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Shares;
import org.promptrefinery.evaluators.calibration.Trust;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.SearchSettings;

/**
 * What is to be improved and how.
 *
 * @param name of the job, for run folders: letters, digits, '-', '_' and '.'
 * @param model that is prompted
 * @param judges names of the models that grade answers, the usual one first; often none
 * @param prompt to start from
 * @param cases where the labelled cases come from
 * @param shares of train, dev and test
 * @param evaluators as written, for the record
 * @param evaluation what they make of an answer
 * @param services what its evaluators may use from outside
 * @param trust what is known of its evaluators' agreement with people
 * @param search size of the search, with the seed of all randomness
 * @param budget what may be spent
 */
public record Job(
        String name,
        TaskModel model,
        List<String> judges,
        Prompt prompt,
        CaseSource cases,
        Shares shares,
        List<Object> evaluators,
        Evaluation evaluation,
        Services services,
        Trust trust,
        SearchSettings search,
        Budget budget) {

    /** This job with another prompt to start from. */
    public Job with(Prompt other) {
        return new Job(
                name, model, judges, other, cases, shares, evaluators, evaluation, services, trust, search, budget);
    }

    /** This job with evaluators that have what they need from outside, such as open judge models. */
    public Job with(Services more) {
        Services all = services.and(more);
        Evaluation equipped = Catalog.evaluation(evaluators, "evaluators", all);
        return new Job(name, model, judges, prompt, cases, shares, evaluators, equipped, all, trust, search, budget);
    }

    /** The names of the evaluators that are not calibrated, each with why. */
    public Map<String, String> uncalibrated() {
        return trust.doubts(evaluation);
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
