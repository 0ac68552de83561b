package org.promptrefinery.study.scoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.metering.BudgetSpent;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.supply.Supply;

/** Asks a model and judges what it says; leaves out the cases that are in quarantine. */
public final class ModelScorer implements Scorer {

    private final Metered model;
    private final Asking asking;
    private final Evaluation evaluation;
    private final Quarantine quarantine;
    private final int steps;
    private final PromptLengths lengths;

    /** @param steps how many prompts a chain has, to tell what can be afforded */
    public ModelScorer(Metered model, Asking asking, Evaluation evaluation, Quarantine quarantine, int steps) {
        this.model = model;
        this.asking = asking;
        this.evaluation = evaluation;
        this.quarantine = quarantine;
        this.steps = steps;
        this.lengths = new PromptLengths(model, asking.supplies());
    }

    /** @throws TooManyFailures when more cases than allowed get no answer again and again */
    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        try {
            Iterator<Passage> passages = passages(assignments).iterator();
            return assignments.stream()
                    .map(assignment -> card(assignment, passages))
                    .toList();
        } catch (BudgetSpent spent) {
            throw new BudgetExhausted(String.valueOf(spent.getMessage()));
        }
    }

    @Override
    public int promptTokens(Prompt prompt) {
        return lengths.of(prompt);
    }

    @Override
    public boolean looksUp(String variable) {
        return Supply.named(variable).map(asking.supplies().offer()::has).orElse(false);
    }

    /** By completions alone, with as many of judges as they usually need. */
    @Override
    public long affordable() {
        long calls = evaluation.calls().stream().mapToLong(Calls::usual).sum();
        return model.affordable(Map.of(Purpose.TASK, (long) steps, Purpose.JUDGE, calls));
    }

    /** One for each case of each assignment, at its end. */
    private List<Passage> passages(List<Assignment> assignments) {
        List<Passage> passages = new ArrayList<>();
        for (Assignment assignment : assignments) {
            for (Case subject : assignment.cases()) {
                Passage passage = new Passage(assignment.chain(), subject, assignment.sample());
                quarantine.of(subject).ifPresent(passage::leaveOut);
                passages.add(passage);
            }
        }
        Relay relay = new Relay(model, asking);
        takeWhatIsPaid(relay, passages);
        List<Passage> open = Relay.open(passages);
        requireRoom(open);
        finish(relay, open);
        Iterator<Passage> ended = passages.iterator();
        for (Assignment assignment : assignments) {
            String chain = assignment.chain().id();
            assignment
                    .cases()
                    .forEach(subject ->
                            quarantine.heard(chain, subject, ended.next().end()));
        }
        return passages;
    }

    /** Only where it becomes new does it show what a chain will take: its later prompts hold earlier answers. */
    private void takeWhatIsPaid(Relay relay, List<Passage> passages) {
        List<Passage> paid;
        do {
            paid = passages.stream()
                    .filter(passage -> passage.left() > 1 && model.isPaid(passage.request(asking)))
                    .toList();
            relay.step(paid);
        } while (!paid.isEmpty());
    }

    /** Where the budget ends on the way, some cases come to their end and the others are not begun. */
    private void finish(Relay relay, List<Passage> open) {
        int within = (int) Math.min(open.size(), affordable());
        relay.finish(open.subList(0, within));
        relay.finish(open.subList(within, open.size()));
    }

    private void requireRoom(List<Passage> open) {
        model.requireRoom(
                open.stream().map(passage -> passage.request(asking)).toList(),
                open.stream().mapToLong(passage -> passage.left() - 1L).sum());
    }

    private Scorecard card(Assignment assignment, Iterator<Passage> passages) {
        List<Passage> own =
                assignment.cases().stream().map(_ -> passages.next()).toList();
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).end() instanceof Completion completion) {
                trials.add(new Trial(
                        assignment.cases().get(i), completion.text(), own.get(i).delivery()));
            }
        }
        Iterator<CaseResult> judged = evaluation.judge(trials).iterator();
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            CaseResult result =
                    switch (own.get(i).end()) {
                        case Completion _ -> judged.next();
                        case Failure failure ->
                            evaluation.unanswered(assignment.cases().get(i), failure.cause());
                    };
            results.add(result.with(own.get(i).answers()));
        }
        return new Scorecard(results, promptTokens(assignment.chain()));
    }
}
