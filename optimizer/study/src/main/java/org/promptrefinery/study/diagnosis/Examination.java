package org.promptrefinery.study.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.supply.Supplies;

/**
 * Diagnoses a job: asks its own prompt, looks into what is wrong, and tries one technique after the other. Everything
 * is drawn by the job's seed and asked over a cache, so that the same diagnosis made again costs nothing. It knows
 * train and dev cases only.
 */
public final class Examination {

    private final Split split;
    private final Supplies supplies;
    private final Optional<TextEmbedder> embedder;
    private final Budget budget;
    private final InstantSource clock;

    /**
     * @param split of which the test cases are never looked at
     * @param supplies what can be looked up for a case
     * @param embedder that groups errors by their meaning, if there is one
     * @param budget that the ledger of the models holds
     */
    public Examination(
            Split split, Supplies supplies, Optional<TextEmbedder> embedder, Budget budget, InstantSource clock) {
        this.split = new Split(split.train(), split.dev(), List.of());
        this.supplies = supplies;
        this.embedder = embedder;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Runs to the end, or until the budget is spent or somebody wants to stop.
     *
     * @param subject the model of the job
     * @param second another model to try, if one is named
     * @param judges that grade answers, within the budget too
     * @param ledger of all models
     * @throws BudgetExhausted when not even the job's own prompt can be asked
     * @throws StopRequested when stopped before it was
     * @throws ModelUnavailable when no answer at all has a score
     */
    public Diagnosis run(Subject subject, Optional<Subject> second, JudgeModels judges, Ledger ledger) {
        Instant start = clock.instant();
        Job job = subject.job();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(job.search().seed());
        Plan plan = Plan.of(split, affordable(job), wants(job, second.isPresent()), random);
        Bench bench = Bench.of(subject, judges, supplies, ledger);
        Optional<Bench> other = second.map(model -> Bench.of(model, judges, supplies, ledger));
        OwnAnswers own = ask(job, bench, plan);
        Variants variants = new Variants(job.chain(), own.train(), random);
        Session session = new Session(job, bench, own, new Probes(bench, other, plan, own.dev(), variants));
        session.run(supplies.offer());
        return diagnosis(
                job, own, session, () -> StudyResult.Expense.of(Duration.between(start, clock.instant()), ledger));
    }

    private Diagnosis diagnosis(Job job, OwnAnswers own, Session session, Supplier<StudyResult.Expense> spent) {
        List<Finding> findings = session.findings(
                Stream.concat(split.train().stream(), split.dev().stream()).toList());
        List<Gain> gains = session.gains();
        Course course = session.course();
        boolean unsupplied = !supplies.offer().passages();
        return new Diagnosis(
                job,
                own,
                findings,
                ErrorAnalysis.of(own.answers()),
                new ErrorGroups(embedder, job.search().seed()).of(own.answers()),
                gains,
                course.untried(),
                new Advisor(own, findings, gains, course.isCut(), unsupplied).advice(),
                course.ending(),
                course.reason(),
                spent.get());
    }

    private OptionalLong affordable(Job job) {
        OptionalLong all = budget.all().completions();
        long each = job.chain().size()
                + job.evaluation().calls().stream().mapToLong(Calls::usual).sum();
        return all.isEmpty() ? all : OptionalLong.of(all.getAsLong() / each);
    }

    private Plan.Wants wants(Job job, boolean second) {
        Offer offer = supplies.offer();
        return new Plan.Wants(
                job.sampling().temperature() > 0, (offer.examples() ? 1 : 0) + (offer.passages() ? 1 : 0), second);
    }

    private OwnAnswers ask(Job job, Bench bench, Plan plan) {
        Bench.Answered own =
                bench.ask(List.of(new Assignment(job.chain(), plan.train()), new Assignment(job.chain(), plan.dev())));
        Scorecard train = own.cards().getFirst();
        Scorecard dev = own.cards().getLast();
        if (train.scored() + dev.scored() == 0) {
            throw new ModelUnavailable("not one case got an answer with a score; the first says: "
                    + dev.results().getFirst().overall());
        }
        Cost cost = Cost.of(own.usage(), job.chain().size());
        return new OwnAnswers(train, dev, split.train().size(), split.dev().size(), cost);
    }
}
