package org.promptrefinery.study.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.bench.Arena;
import org.promptrefinery.search.bench.Task;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.operators.Operators;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.Quarantine;
import org.promptrefinery.study.supply.Indexing;

/**
 * A job with its model, for one run. Each different completion is charged to the run once, whether the model or the
 * cache answers it, so that runs can share a cache and none gains by what another one asked. The true score is that of
 * the test cases, which are asked on nobody's account.
 */
final class JobArena implements Arena {

    private static final Path INDEXES = Path.of(System.getProperty("java.io.tmpdir"), "refinery-bench-indexes");

    private static final Duration UNLIMITED = Duration.ofDays(10_000);

    private final Task task;
    private final long seed;
    private final Ledger ledger;
    private final Scorer outside;
    private final List<Case> test;

    private JobArena(Task task, long seed, Ledger ledger, Scorer outside, List<Case> test) {
        this.task = task;
        this.seed = seed;
        this.ledger = ledger;
        this.outside = outside;
        this.test = List.copyOf(test);
    }

    /**
     * A job that names neither a reflector nor a judge, with operators that need no model.
     *
     * @param budget completions on train and dev cases together
     */
    static JobArena of(Job job, LanguageModel model, CompletionCache cache, long budget) {
        if (job.reflector().isPresent() || !job.judges().isEmpty()) {
            throw new IllegalArgumentException("job " + job.name() + " names a reflector or a judge, which would be"
                    + " asked on nobody's account; take a job with the task model alone");
        }
        Material material = Material.of(job).supplied(job, Indexing.in(INDEXES, System.err::println));
        Ledger ledger = ledger(OptionalLong.of(budget));
        Task task = new Task(
                job.chain(),
                material.split().train(),
                material.split().dev(),
                scorer(job, model, new Layers(cache, ledger), material),
                Operators.of(job, material.supplies().offer(), Optional.empty(), _ -> {}));
        Scorer outside = scorer(job, model, new Layers(cache, ledger(OptionalLong.empty())), material);
        return new JobArena(
                task, job.search().seed(), ledger, outside, material.split().test());
    }

    /** One by a clock that stands still, so that the machine's speed decides nothing. */
    private static Ledger ledger(OptionalLong completions) {
        Limits limits = new Limits(completions, OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());
        return new Ledger(new Budget(limits, Map.of(), UNLIMITED), InstantSource.fixed(Instant.EPOCH));
    }

    private static Scorer scorer(Job job, LanguageModel model, Layers layers, Material material) {
        return new ModelScorer(
                layers.over(model, Purpose.TASK, Optional.empty(), CompletionObserver.NONE),
                Asking.of(job, material.supplies()),
                job.evaluation(),
                new Quarantine(material.cases().size(), job.maxQuarantined(), System.err::println),
                job.chain().size());
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public long spent() {
        return ledger.charged(Purpose.TASK).completions();
    }

    @Override
    public double trueScore(Chain chain) {
        return outside.score(List.of(new Assignment(chain, test))).getFirst().score();
    }
}
