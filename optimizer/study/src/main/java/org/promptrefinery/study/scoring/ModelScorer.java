package org.promptrefinery.study.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Delivery;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.RenderedPrompt;
import org.promptrefinery.search.Scorer;

/** Asks a model and judges what it says. */
public final class ModelScorer implements Scorer {

    private final LanguageModel model;
    private final Sampling sampling;
    private final Evaluation evaluation;
    private final Spending spending;
    private final Map<String, Integer> tokens = new HashMap<>();

    public ModelScorer(LanguageModel model, Sampling sampling, Evaluation evaluation, Spending spending) {
        this.model = model;
        this.sampling = sampling;
        this.evaluation = evaluation;
        this.spending = spending;
    }

    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        List<Request> requests = new ArrayList<>();
        Set<String> bill = new HashSet<>();
        for (Assignment assignment : assignments) {
            String prompt = assignment.prompt().id();
            for (Case subject : assignment.cases()) {
                requests.add(request(assignment.prompt(), subject, sampling));
                bill.add(prompt + " " + subject.id());
            }
        }
        spending.pay(bill);
        Iterator<Reply> replies = model.complete(requests).iterator();
        return assignments.stream().map(assignment -> card(assignment, replies)).toList();
    }

    @Override
    public int promptTokens(Prompt prompt) {
        return tokens.computeIfAbsent(prompt.system(), model::countTokens);
    }

    static Request request(Prompt prompt, Case subject, Sampling sampling) {
        RenderedPrompt rendered = prompt.render(subject.inputs());
        List<Message> messages = rendered.system().isBlank()
                ? List.of(Message.user(rendered.user()))
                : List.of(Message.system(rendered.system()), Message.user(rendered.user()));
        return new Request(messages, sampling, 0);
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
        return new Scorecard(results, promptTokens(assignment.prompt()));
    }

    private static Delivery delivery(Completion completion) {
        return new Delivery(
                Optional.of(completion.finish().name().toLowerCase(Locale.ROOT)),
                Optional.of(completion.latency()),
                OptionalDouble.empty());
    }
}
