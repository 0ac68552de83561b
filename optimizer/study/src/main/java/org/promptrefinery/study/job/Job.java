package org.promptrefinery.study.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Shares;
import org.promptrefinery.evaluators.calibration.Trust;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.Price;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.study.supply.Sources;

/**
 * What is to be improved and how.
 *
 * @param name of the job, for run folders: letters, digits, '-', '_' and '.'
 * @param model that is prompted
 * @param reflector that thinks about prompts; often none
 * @param judges names of the models that grade answers, the usual one first; often none
 * @param terms what is settled for single models, by their names
 * @param chain of prompts to start from; usually of one
 * @param cases where the labelled cases come from
 * @param sources where prompts may have things looked up
 * @param shares of train, dev and test
 * @param evaluators as written, for the record
 * @param evaluation what they make of an answer
 * @param services what its evaluators may use from outside
 * @param trust what is known of its evaluators' agreement with people
 * @param search size of the search, with the seed of all randomness
 * @param budget what may be spent
 * @param maxQuarantined largest share of cases that may be left out because their requests fail again and again
 * @param notification who is told at the end
 */
public record Job(
        String name,
        TaskModel model,
        Optional<ReflectorModel> reflector,
        List<String> judges,
        Map<String, ModelTerms> terms,
        Chain chain,
        CaseSource cases,
        Sources sources,
        Shares shares,
        List<Object> evaluators,
        Evaluation evaluation,
        Services services,
        Trust trust,
        SearchSettings search,
        Budget budget,
        double maxQuarantined,
        Notification notification) {

    /** Where more cases than this fail, the model or the way to it is broken, and not the cases. */
    public static final double MAX_QUARANTINED = 0.05;

    public Job {
        judges = List.copyOf(judges);
        terms = Map.copyOf(terms);
    }

    /** This job with other prompts to start from. */
    public Job with(Chain other) {
        return new Job(
                name,
                model,
                reflector,
                judges,
                terms,
                other,
                cases,
                sources,
                shares,
                evaluators,
                evaluation,
                services,
                trust,
                search,
                budget,
                maxQuarantined,
                notification);
    }

    /** This job with other places where things are looked up. */
    public Job with(Sources other) {
        return new Job(
                name,
                model,
                reflector,
                judges,
                terms,
                chain,
                cases,
                other,
                shares,
                evaluators,
                evaluation,
                services,
                trust,
                search,
                budget,
                maxQuarantined,
                notification);
    }

    /** This job with evaluators that have what they need from outside, such as open judge models. */
    public Job with(Services more) {
        Services all = services.and(more);
        Evaluation equipped = Catalog.evaluation(evaluators, "evaluators", all);
        return new Job(
                name,
                model,
                reflector,
                judges,
                terms,
                chain,
                cases,
                sources,
                shares,
                evaluators,
                equipped,
                all,
                trust,
                search,
                budget,
                maxQuarantined,
                notification);
    }

    /** What a model costs, where it is known. */
    public Optional<Price> price(String spec) {
        return terms.getOrDefault(spec, ModelTerms.DEFAULT).price();
    }

    /** What the reflector costs, where there is one and it is known. */
    public Optional<Price> reflectorPrice() {
        return reflector.flatMap(model -> price(model.spec()));
    }

    /** How the model that is prompted draws its answers. */
    public Sampling sampling() {
        return model.sampling(search.seed());
    }

    /** The names of the evaluators that are not calibrated, each with why. */
    public Map<String, String> uncalibrated() {
        return trust.doubts(evaluation);
    }
}
