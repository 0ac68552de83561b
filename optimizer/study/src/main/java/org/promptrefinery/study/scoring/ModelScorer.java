package org.promptrefinery.study.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Delivery;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.metering.BudgetSpent;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Scorer;

/** Asks a model and judges what it says; leaves out the cases that are in quarantine. */
public final class ModelScorer implements Scorer {

    private final Metered model;
    private final Asking asking;
    private final Evaluation evaluation;
    private final Quarantine quarantine;
    private final Map<String, Integer> tokens = new HashMap<>();

    public ModelScorer(Metered model, Asking asking, Evaluation evaluation, Quarantine quarantine) {
        this.model = model;
        this.asking = asking;
        this.evaluation = evaluation;
        this.quarantine = quarantine;
    }

    /** @throws TooManyFailures when more cases than allowed get no answer again and again */
    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        try {
            Iterator<Reply> replies = replies(assignments).iterator();
            return assignments.stream()
                    .map(assignment -> card(assignment, replies))
                    .toList();
        } catch (BudgetSpent spent) {
            throw new BudgetExhausted(String.valueOf(spent.getMessage()));
        }
    }

    @Override
    public int promptTokens(Prompt prompt) {
        return tokens.computeIfAbsent(prompt.system(), model::countTokens);
    }

    private record Question(String prompt, Case subject, Request request) {}

    /** One for each case of each assignment. */
    private List<Reply> replies(List<Assignment> assignments) {
        List<Question> questions = new ArrayList<>();
        for (Assignment assignment : assignments) {
            String prompt = assignment.chain().id();
            assignment
                    .cases()
                    .forEach(subject -> questions.add(new Question(
                            prompt, subject, asking.request(assignment.chain().prompt(0), subject))));
        }
        List<Optional<Failure>> leftOut = questions.stream()
                .map(question -> quarantine.of(question.subject()))
                .toList();
        Iterator<Reply> asked = ask(questions.stream()
                        .filter(question -> quarantine.of(question.subject()).isEmpty())
                        .map(Question::request)
                        .toList())
                .iterator();
        List<Reply> replies = leftOut.stream()
                .<Reply>map(failure -> failure.isPresent() ? failure.get() : asked.next())
                .toList();
        for (int i = 0; i < questions.size(); i++) {
            quarantine.heard(questions.get(i).prompt(), questions.get(i).subject(), replies.get(i));
        }
        return replies;
    }

    private List<Reply> ask(List<Request> requests) {
        model.requireRoom(requests);
        return model.complete(requests);
    }

    private Scorecard card(Assignment assignment, Iterator<Reply> replies) {
        List<Reply> own = assignment.cases().stream().map(_ -> replies.next()).toList();
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i) instanceof Completion completion) {
                trials.add(new Trial(assignment.cases().get(i), completion.text(), delivery(completion)));
            }
        }
        Iterator<CaseResult> judged = evaluation.judge(trials).iterator();
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            results.add(
                    switch (own.get(i)) {
                        case Completion _ -> judged.next();
                        case Failure failure ->
                            evaluation.unanswered(assignment.cases().get(i), failure.cause());
                    });
        }
        return new Scorecard(results, promptTokens(assignment.chain()));
    }

    private static Delivery delivery(Completion completion) {
        return new Delivery(
                Optional.of(completion.finish().name().toLowerCase(Locale.ROOT)),
                Optional.of(completion.latency()),
                completion.cost());
    }
}
