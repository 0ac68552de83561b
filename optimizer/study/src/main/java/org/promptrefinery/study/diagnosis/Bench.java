package org.promptrefinery.study.diagnosis;

import java.util.List;
import java.util.function.Function;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.judge.BaselineAnswers;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Usage;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.PromptAnswers;
import org.promptrefinery.study.scoring.Quarantine;
import org.promptrefinery.study.supply.Supplies;

/** Asks a model and judges its answers, and reads off the ledger what that takes. */
final class Bench {

    /** Hot enough for draws to differ where a job draws none: in the range that Wang et al. (2022) use. */
    private static final double VOTING_TEMPERATURE = 0.7;

    private final ModelScorer scorer;
    private final ModelScorer voters;
    private final Ledger ledger;

    private Bench(ModelScorer scorer, ModelScorer voters, Ledger ledger) {
        this.scorer = scorer;
        this.voters = voters;
        this.ledger = ledger;
    }

    /** With the evaluators and the supplies of the job. */
    static Bench of(Subject subject, JudgeModels judges, Supplies supplies, Ledger ledger) {
        Job job = subject.job();
        Asking asking = Asking.of(job, supplies);
        Evaluation evaluation = job.with(JobServices.of(judges)
                        .with(BaselineAnswers.class, new PromptAnswers(subject.model(), job.chain(), asking)))
                .evaluation();
        Function<Asking, ModelScorer> scorer = how -> new ModelScorer(
                subject.model(),
                how,
                evaluation,
                new Quarantine(1, 1, _ -> {}),
                job.chain().size());
        Asking hot = new Asking(voting(asking.sampling()), asking.constraint(), supplies);
        return new Bench(scorer.apply(asking), scorer.apply(hot), ledger);
    }

    private static Sampling voting(Sampling own) {
        return own.temperature() > 0
                ? own
                : new Sampling(VOTING_TEMPERATURE, own.topP(), own.maxTokens(), own.seed(), own.stop(), own.extra());
    }

    /** Scorecards with what it took to answer. */
    record Answered(List<Scorecard> cards, Usage usage) {

        Scorecard first() {
            return cards.getFirst();
        }
    }

    /** @throws org.promptrefinery.search.BudgetExhausted when not all of it can be paid */
    Answered ask(List<Assignment> assignments) {
        return ask(scorer, assignments);
    }

    Answered ask(Chain chain, List<Case> cases) {
        return ask(List.of(new Assignment(chain, cases)));
    }

    /** Several draws for each case, whether or not the job answers by chance. */
    List<Scorecard> draw(Chain chain, List<Case> cases, int draws) {
        return ask(voters, Draws.of(chain, cases, 0, draws)).cards();
    }

    /** For how many cases there is still money. */
    long affordable() {
        return scorer.affordable();
    }

    private Answered ask(ModelScorer asked, List<Assignment> assignments) {
        Usage before = ledger.charged(Purpose.TASK);
        List<Scorecard> cards = asked.score(assignments);
        Usage after = ledger.charged(Purpose.TASK);
        return new Answered(
                cards,
                new Usage(
                        after.completions() - before.completions(),
                        after.tokensIn() - before.tokensIn(),
                        after.tokensOut() - before.tokensOut(),
                        after.billionths() - before.billionths(),
                        after.priced()));
    }
}
