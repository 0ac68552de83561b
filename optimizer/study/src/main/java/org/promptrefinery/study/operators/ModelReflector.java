package org.promptrefinery.study.operators;

import java.util.List;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.metering.BudgetSpent;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.reflection.Brief;
import org.promptrefinery.search.reflection.Reflector;
import org.promptrefinery.search.reflection.Thought;

/**
 * A language model as a reflector: each brief is a user message to it.
 *
 * @param model within its budget
 * @param sampling how thoughts are drawn
 */
record ModelReflector(Metered model, Sampling sampling) implements Reflector {

    @Override
    public List<Thought> ask(List<Brief> briefs) {
        List<Request> requests = briefs.stream().map(this::request).toList();
        try {
            model.requireRoom(requests);
            return model.complete(requests).stream()
                    .map(ModelReflector::thought)
                    .toList();
        } catch (BudgetSpent spent) {
            throw new BudgetExhausted(String.valueOf(spent.getMessage()));
        }
    }

    private Request request(Brief brief) {
        return new Request(List.of(Message.user(brief.text())), sampling, brief.sample());
    }

    /** Whatever did not come to its own end may lack something. */
    private static Thought thought(Reply reply) {
        return switch (reply) {
            case Failure failure -> new Thought.None(failure.cause());
            case Completion completion when completion.text().isBlank() -> new Thought.None("it said nothing");
            case Completion completion ->
                completion.finish() == Completion.Finish.STOP
                        ? new Thought.Whole(completion.text())
                        : new Thought.Cut(completion.text());
        };
    }
}
