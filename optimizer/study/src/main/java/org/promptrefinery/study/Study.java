package org.promptrefinery.study;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.judge.BaselineAnswers;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Layers;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Conclusion;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.genetic.EvolutionarySearch;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.operators.Operators;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.PromptAnswers;
import org.promptrefinery.study.scoring.Quarantine;
import org.promptrefinery.study.scoring.TooManyFailures;

/**
 * Searches, proves and keeps a journal. Everything follows from the job and the model's replies, and replies are
 * cached, so that a study which was killed is resumed by running it again over the same cache and journal.
 */
public final class Study {

    private final Job job;
    private final Material material;
    private final Journal journal;
    private final Progress progress;
    private final InstantSource clock;

    public Study(Job job, Material material, Journal journal, Progress progress, InstantSource clock) {
        this.job = job;
        this.material = material;
        this.journal = journal;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Runs to the end, or until the budget is spent or the progress wants to stop.
     *
     * @throws BudgetExhausted when not even the first prompt can be scored
     * @throws StopRequested when stopped before the first prompt was scored
     */
    public StudyResult run(LanguageModel model, CompletionCache cache) {
        return run(Models.of(model), cache);
    }

    /** Runs with all models of the job; what any of them says is paid once. */
    public StudyResult run(Models models, CompletionCache cache) {
        return run(models, cache, () -> false);
    }

    /**
     * Runs with all models of the job, and ends the search when somebody wants so: the best so far is proven then.
     *
     * @param stoppedByHand asked often and by several threads
     */
    public StudyResult run(Models models, CompletionCache cache, BooleanSupplier stoppedByHand) {
        Instant start = clock.instant();
        Halting halting = new Halting(progress, stoppedByHand);
        Ledger ledger = new Ledger(job.budget(), clock);
        ledger.reserve(proofTakes());
        Layers layers = new Layers(cache, ledger);
        ModelScorer scorer = scorer(
                layers.over(models.task(), Purpose.TASK, job.price(job.model().spec()), halting),
                models.judges()
                        .each(judge -> layers.over(
                                judge,
                                Purpose.JUDGE,
                                job.price(judge.identity().spec()),
                                CompletionObserver.quiet(halting))));
        Search search = EvolutionarySearch.of(
                job.search(),
                material.split().train(),
                material.split().dev(),
                scorer,
                Operators.of(
                        job,
                        material.supplies().offer(),
                        models.reflector().map(model -> reflector(layers, model, halting)),
                        progress::notice));
        Generation first = search.start(job.chain());
        requireAnswers(first.best());
        ProofOutlook.of(job.search(), material.split().test().size())
                .littleRoom(first.best().dev())
                .ifPresent(progress::notice);
        Searched searched = search(search, first, ledger, halting);
        Conclusion conclusion = conclude(search, searched);
        Optional<Proof> proof = prove(searched, conclusion, first.best(), scorer, ledger);
        boolean interrupted = proof.isEmpty() && searched.provable();
        Ablation ablation = proof.isEmpty() ? Ablation.NONE : ablate(conclusion.winner(), scorer, ledger);
        StudyResult result = new StudyResult(
                first.best(),
                searched.last(),
                conclusion,
                proof,
                ablation,
                Retrieval.of(job.chain(), conclusion.winner().candidate().chain(), material, proof.isPresent()),
                interrupted ? StudyResult.Ending.INTERRUPTED : searched.ending(),
                interrupted ? "interrupted" : searched.reason(),
                StudyResult.Expense.of(Duration.between(start, clock.instant()), ledger));
        proof.ifPresent(held -> journal.append(Events.proof(result, held)));
        return result;
    }

    private Metered reflector(Layers layers, LanguageModel model, CompletionObserver stopping) {
        return layers.over(model, Purpose.REFLECTOR, job.reflectorPrice(), CompletionObserver.quiet(stopping));
    }

    /** The baseline and the finalists on the test cases, judged with as many calls as it may take. */
    private Map<Purpose, Long> proofTakes() {
        long answers =
                (1L + job.search().goal().finalists()) * material.split().test().size();
        int calls = job.evaluation().calls().stream().mapToInt(Calls::most).sum();
        return Map.of(Purpose.TASK, job.chain().size() * answers, Purpose.JUDGE, calls * answers);
    }

    /** The baseline's answers come from the same cache, so that asking for them again costs nothing. */
    private ModelScorer scorer(Metered model, JudgeModels judges) {
        Asking asking = Asking.of(job, material.supplies());
        Services services =
                JobServices.of(judges).with(BaselineAnswers.class, new PromptAnswers(model, job.chain(), asking));
        Quarantine quarantine = new Quarantine(material.cases().size(), job.maxQuarantined(), progress::notice);
        return new ModelScorer(
                model,
                asking,
                job.with(services).evaluation(),
                quarantine,
                job.chain().size());
    }

    /** @param provable whether the model can still be asked */
    private record Searched(Generation last, StudyResult.Ending ending, String reason, boolean provable) {}

    private Searched search(Search search, Generation first, Ledger ledger, Halting halting) {
        Generation current = first;
        tell(current, ledger);
        halting.searches();
        try {
            while (search.finished(current).isEmpty()) {
                if (halting.endsSearch()) {
                    return stoppedByHand(current);
                }
                current = search.next(current);
                tell(current, ledger);
            }
            return new Searched(
                    current,
                    StudyResult.Ending.FINISHED,
                    search.finished(current).orElseThrow(),
                    true);
        } catch (BudgetExhausted exhausted) {
            return new Searched(
                    current, StudyResult.Ending.STOPPED_EARLY, String.valueOf(exhausted.getMessage()), true);
        } catch (TooManyFailures broken) {
            return new Searched(current, StudyResult.Ending.STOPPED_EARLY, String.valueOf(broken.getMessage()), false);
        } catch (StopRequested stopped) {
            return halting.endsSearch() && !progress.stopRequested()
                    ? stoppedByHand(current)
                    : new Searched(current, StudyResult.Ending.INTERRUPTED, "interrupted", true);
        } finally {
            halting.isOver();
        }
    }

    private static Searched stoppedByHand(Generation last) {
        return new Searched(last, StudyResult.Ending.STOPPED_EARLY, "stopped by hand", true);
    }

    private void tell(Generation generation, Ledger ledger) {
        long completions = Arrays.stream(Purpose.values())
                .mapToLong(purpose -> ledger.charged(purpose).completions())
                .sum();
        journal.append(Events.generation(generation, completions));
        progress.spent(StudyResult.Expense.each(ledger));
        progress.generation(generation, job.search().size().generations());
    }

    /** One that cannot ask any more is concluded with what is known. */
    private static Conclusion conclude(Search search, Searched searched) {
        Member best = searched.last().best();
        Conclusion asItIs = new Conclusion(best, List.of(best));
        if (searched.ending() == StudyResult.Ending.INTERRUPTED || !searched.provable()) {
            return asItIs;
        }
        try {
            return search.conclude(searched.last());
        } catch (StopRequested stopped) {
            return asItIs;
        }
    }

    private Optional<Proof> prove(
            Searched searched, Conclusion conclusion, Member baseline, ModelScorer scorer, Ledger ledger) {
        if (searched.ending() == StudyResult.Ending.INTERRUPTED || !searched.provable()) {
            return Optional.empty();
        }
        progress.proving(searched.reason());
        ledger.prove();
        List<Case> test = material.split().test();
        List<Member> finalists = Finalists.of(
                conclusion.winner(),
                conclusion.front(),
                baseline,
                job.search().goal().finalists());
        try {
            List<Scorecard> cards = scorer.score(Stream.concat(Stream.of(baseline), finalists.stream())
                    .map(member -> new Assignment(member.candidate().chain(), test))
                    .toList());
            SequencedMap<String, Scorecard> tested = new LinkedHashMap<>();
            for (int i = 0; i < finalists.size(); i++) {
                tested.put(finalists.get(i).candidate().id(), cards.get(i + 1));
            }
            return Optional.of(Proof.of(
                    cards.getFirst(),
                    tested,
                    job.search().limits().maxUnscored(),
                    job.search().seed()));
        } catch (StopRequested stopped) {
            return Optional.empty();
        }
    }

    /** Told before the proof, so that a run with a proof in its journal has all that it will ever have. */
    private Ablation ablate(Member winner, ModelScorer scorer, Ledger ledger) {
        SectionTrials trials =
                SectionTrials.of(winner, material.cases(), job.search().ablation());
        if (trials.isEmpty()) {
            return Ablation.NONE;
        }
        progress.ablating(trials.places().size(), trials.cases().size());
        ledger.proven();
        Ablation ablation = trials.run(scorer, job.search().seed());
        if (ablation.skipped().isEmpty()) {
            journal.append(Events.ablation(ablation));
        }
        return ablation;
    }

    /** A model that answers nothing at all would otherwise be searched all night. */
    private static void requireAnswers(Member baseline) {
        if (baseline.dev().scored() == 0 && baseline.train().scored() == 0) {
            String cause = baseline.dev().results().getFirst().overall().toString();
            throw new ModelUnavailable("not one case got an answer with a score; the first says: " + cause);
        }
    }
}
