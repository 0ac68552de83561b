package org.promptrefinery.study.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.metering.BudgetSpent;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.reflection.Brief;
import org.promptrefinery.search.reflection.Reflector;
import org.promptrefinery.search.reflection.Thought;

/**
 * A language model as a reflector: each brief is a user message to it. When what reflectors may spend is spent, it
 * answers what it still can, says so once and falls silent; a limit that concerns other models too ends the search.
 */
final class ModelReflector implements Reflector {

    private static final Thought NOT_ASKED = new Thought.None("it was not asked: its budget is spent");

    private final Metered model;
    private final Sampling sampling;
    private final Consumer<String> notices;
    private volatile boolean silent;

    /**
     * @param model within its budget
     * @param sampling how thoughts are drawn
     * @param notices hears when it falls silent, one line for a person
     */
    ModelReflector(Metered model, Sampling sampling, Consumer<String> notices) {
        this.model = model;
        this.sampling = sampling;
        this.notices = notices;
    }

    @Override
    public boolean isSilent() {
        return silent;
    }

    @Override
    public List<Thought> ask(List<Brief> briefs) {
        Thoughts thoughts = new Thoughts(new ArrayList<>(Collections.nCopies(briefs.size(), NOT_ASKED)));
        if (!silent) {
            ask(briefs.stream().map(this::request).toList(), thoughts);
        }
        return List.copyOf(thoughts.all());
    }

    private void ask(List<Request> requests, Thoughts thoughts) {
        try {
            requireRoom(requests);
            model.complete(requests, thoughts);
        } catch (BudgetSpent spent) {
            requireOwnLimit(spent);
            silent = true;
            notices.accept(spent.getMessage() + "; the search goes on without the operators that ask it");
        }
    }

    /** A shared limit ends the search, so that nothing is asked in vain. */
    private void requireRoom(List<Request> requests) {
        try {
            model.requireRoom(requests);
        } catch (BudgetSpent spent) {
            requireOwnLimit(spent);
        }
    }

    private static void requireOwnLimit(BudgetSpent spent) {
        if (!spent.concernsOnly(Purpose.REFLECTOR)) {
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

    /** The thoughts of a batch as they come. */
    private record Thoughts(List<Thought> all) implements Recipient {

        @Override
        public void take(int index, Reply reply) {
            synchronized (all) {
                all.set(index, thought(reply));
            }
        }

        @Override
        public boolean callsOff() {
            return false;
        }
    }
}
