package org.promptrefinery.study;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.judge.BaselineAnswers;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.cache.CachedModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.genetic.EvolutionarySearch;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.PromptAnswers;
import org.promptrefinery.study.scoring.Spending;

/**
 * Searches, proves and keeps a journal. Everything follows from the job and the model's replies, and replies are
 * cached, so that a study which was killed is resumed by running it again over the same cache and journal.
 */
public final class Study {

    private static final int PROMPTS_IN_PROOF = 2;

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
        return run(model, new JudgeModels(List.of()), cache);
    }

    /**
     * Runs with judges, whose verdicts are paid once as well.
     *
     * @param judges the open judge models of the job
     */
    public StudyResult run(LanguageModel model, JudgeModels judges, CompletionCache cache) {
        Instant start = clock.instant();
        Tally tally = new Tally(progress);
        Spending spending = new Spending(
                job.budget().completions(),
                start.plusMillis(
                        (long) (job.budget().minutes() * Duration.ofMinutes(1).toMillis())),
                clock);
        spending.reserve(PROMPTS_IN_PROOF * material.split().test().size());
        Tally verdicts = Tally.apart(progress);
        ModelScorer scorer = scorer(
                Metered.over(CachedModel.over(model, cache), tally),
                judges.each(judge -> Metered.over(CachedModel.over(judge, cache), verdicts)),
                spending);
        Search search = EvolutionarySearch.of(
                job.search(), material.split().train(), material.split().dev(), scorer);
        Generation first = search.start(job.prompt());
        requireAnswers(first.best());
        Searched searched = search(search, first);
        Optional<Proof> proof = prove(searched, first.best(), scorer, spending);
        StudyResult result = new StudyResult(
                first.best(),
                searched.last(),
                proof,
                proof.isPresent() ? searched.ending() : StudyResult.Ending.INTERRUPTED,
                proof.isPresent() ? searched.reason() : "interrupted",
                new StudyResult.Spent(Duration.between(start, clock.instant()), tally.count(), verdicts.count()));
        proof.ifPresent(held -> journal.append(Events.proof(result, held)));
        return result;
    }

    /** The baseline's answers come from the same cache, so that asking for them again costs nothing. */
    private ModelScorer scorer(LanguageModel model, JudgeModels judges, Spending spending) {
        Sampling sampling = new Sampling(
                job.model().temperature(), job.model().maxTokens(), job.search().seed());
        Services services =
                JobServices.of(judges).with(BaselineAnswers.class, new PromptAnswers(model, job.prompt(), sampling));
        return new ModelScorer(model, sampling, job.with(services).evaluation(), spending);
    }

    private record Searched(Generation last, StudyResult.Ending ending, String reason) {}

    private Searched search(Search search, Generation first) {
        Generation current = first;
        tell(current);
        try {
            while (search.finished(current).isEmpty()) {
                current = search.next(current);
                tell(current);
            }
            return new Searched(
                    current,
                    StudyResult.Ending.FINISHED,
                    search.finished(current).orElseThrow());
        } catch (BudgetExhausted exhausted) {
            return new Searched(current, StudyResult.Ending.STOPPED_EARLY, String.valueOf(exhausted.getMessage()));
        } catch (StopRequested stopped) {
            return new Searched(current, StudyResult.Ending.INTERRUPTED, "interrupted");
        }
    }

    private void tell(Generation generation) {
        journal.append(Events.generation(generation));
        progress.generation(generation, job.search().generations());
    }

    private Optional<Proof> prove(Searched searched, Member baseline, ModelScorer scorer, Spending spending) {
        if (searched.ending() == StudyResult.Ending.INTERRUPTED) {
            return Optional.empty();
        }
        progress.proving(searched.reason());
        spending.reserve(0);
        List<Case> test = material.split().test();
        try {
            List<Scorecard> cards = scorer.score(List.of(
                    new Assignment(baseline.candidate().prompt(), test),
                    new Assignment(searched.last().best().candidate().prompt(), test)));
            return Optional.of(Proof.of(
                    cards.getFirst(),
                    cards.getLast(),
                    job.search().maxUnscored(),
                    job.search().seed()));
        } catch (StopRequested stopped) {
            return Optional.empty();
        }
    }

    /** A model that answers nothing at all would otherwise be searched all night. */
    private static void requireAnswers(Member baseline) {
        if (baseline.dev().scored() == 0 && baseline.train().scored() == 0) {
            String cause = baseline.dev().results().getFirst().overall().toString();
            throw new ModelUnavailable("not one case got an answer with a score; the first says: " + cause);
        }
    }
}
