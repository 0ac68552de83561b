package org.promptrefinery.export.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.judge.BaselineAnswers;
import org.promptrefinery.evaluators.judge.JudgeModel;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.catalog.ModelCatalog;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.run.ResultsFolder;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.PromptAnswers;
import org.promptrefinery.study.scoring.Quarantine;
import org.promptrefinery.study.supply.Indexing;
import org.promptrefinery.study.supply.Supplies;

/**
 * Scores a prompt as it now stands on its locked cases, with the locked model and evaluators. What the model said
 * before comes from the cache, so that a prompt that did not change costs nothing.
 */
public final class Gate {

    /** The cases are the limit of what is spent. */
    private static final Budget UNLIMITED = new Budget(Limits.NONE, Map.of(), Duration.ofDays(7));

    private final Surroundings surroundings;

    public Gate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Asks and judges.
     *
     * @param floor least score that is demanded, in [0, 1]; empty for none
     * @throws org.promptrefinery.inference.ModelUnavailable when a model cannot be used
     * @throws org.promptrefinery.inference.metering.StopRequested when the observer wants to stop
     */
    public GateVerdict ask(Guarded guarded, OptionalDouble floor) {
        Job job = guarded.job();
        ModelCatalog.requireKnown(job.model().spec());
        job.judges().forEach(ModelCatalog::requireKnown);
        List<LanguageModel> open = new ArrayList<>();
        try (Supplies supplies = supplies(job);
                CompletionCache cache = CompletionCache.open(surroundings.cache())) {
            LanguageModel task = open(job, job.model().spec(), open);
            List<JudgeModel> judges = job.judges().stream()
                    .map(spec -> JudgeModel.open(spec, open(job, spec, open)))
                    .toList();
            return ask(guarded, floor, new Opened(supplies, task, new JudgeModels(judges), cache));
        } finally {
            open.forEach(LanguageModel::close);
        }
    }

    private record Opened(Supplies supplies, LanguageModel model, JudgeModels judges, CompletionCache cache) {}

    private Supplies supplies(Job job) {
        Path folder = surroundings.cache().resolveSibling(ResultsFolder.INDEXES);
        return Material.undivided(job)
                .supplied(job, Indexing.in(folder, surroundings.notices()))
                .supplies();
    }

    private GateVerdict ask(Guarded guarded, OptionalDouble floor, Opened opened) {
        Job job = guarded.job();
        Instant start = InstantSource.system().instant();
        Ledger ledger = new Ledger(UNLIMITED, InstantSource.system());
        ledger.skip();
        Layers layers = new Layers(opened.cache(), ledger);
        Metered task =
                layers.over(opened.model(), Purpose.TASK, job.price(job.model().spec()), surroundings.observer());
        JudgeModels layered = opened.judges()
                .each(judge -> layers.over(
                        judge,
                        Purpose.JUDGE,
                        job.price(judge.identity().spec()),
                        CompletionObserver.quiet(surroundings.observer())));
        Scorecard card = scorer(guarded, Asking.of(job, opened.supplies()), task, layered)
                .score(List.of(new Assignment(job.chain(), guarded.subjects())))
                .getFirst();
        String evaluators =
                job.with(JobServices.of(opened.judges())).evaluation().fingerprint();
        return new GateVerdict(
                guarded,
                card,
                floor,
                new Lock.Versions(
                        Lock.Versions.PROGRAM, opened.model().identity().fingerprint(), evaluators),
                StudyResult.Expense.of(
                        Duration.between(start, InstantSource.system().instant()), ledger),
                ledger.refusal());
    }

    private static ModelScorer scorer(Guarded guarded, Asking asking, Metered task, JudgeModels judges) {
        Job job = guarded.job();
        Services services =
                JobServices.of(judges).with(BaselineAnswers.class, new PromptAnswers(task, guarded.baseline(), asking));
        Quarantine neverFull = new Quarantine(1, 1, _ -> {});
        return new ModelScorer(
                task,
                asking,
                job.with(services).evaluation(),
                neverFull,
                job.chain().size());
    }

    private LanguageModel open(Job job, String spec, List<LanguageModel> open) {
        ModelTerms terms = job.terms().getOrDefault(spec, ModelTerms.DEFAULT);
        LanguageModel model = ModelCatalog.open(spec, terms, surroundings.environment(), surroundings.notices());
        open.add(model);
        return model;
    }
}
