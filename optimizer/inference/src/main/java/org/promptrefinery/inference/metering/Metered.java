package org.promptrefinery.inference.metering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Layer;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.cache.CacheKeys;

/**
 * A model that stays within a budget, whose completions are counted as they come, and that stops when the observer
 * wants to. Of equal requests in a batch it asks one.
 */
public final class Metered extends Layer {

    private final Account account;
    private final CompletionObserver observer;

    private Metered(LanguageModel model, Account account, CompletionObserver observer) {
        super(model);
        this.account = account;
        this.observer = observer;
    }

    /** The model with its account and observer; closing it closes the model. */
    public static Metered over(LanguageModel model, Account account, CompletionObserver observer) {
        return new Metered(model, account, observer);
    }

    /** Whether a request has been charged, so that asking it again costs nothing. */
    public boolean isPaid(Request request) {
        return ledger().isPaid(
                        account.charge(new CacheKeys(identity()), request).key());
    }

    /**
     * How often so many completions may still be asked for, without what is kept back; {@link Long#MAX_VALUE} where
     * completions are not limited.
     *
     * @param each by purpose, those of other models included
     */
    public long affordable(Map<Purpose, Long> each) {
        return ledger().affordable(each);
    }

    /**
     * Makes sure that a batch is within the budget.
     *
     * @see #requireRoom(List, long)
     */
    public void requireRoom(List<Request> requests) {
        requireRoom(requests, 0);
    }

    /**
     * Makes sure, before a batch is begun, that all of its completions are within the budget, and so many more that
     * will follow from them. Where what cannot be paid is skipped, there is nothing to make sure of.
     *
     * @throws BudgetSpent when they are not
     */
    public void requireRoom(List<Request> requests, long further) {
        if (!ledger().skips()) {
            ledger().require(
                            account.purpose(),
                            Question.of(requests, identity(), account).stream()
                                    .map(question -> question.charge().key())
                                    .toList(),
                            further);
        }
    }

    /**
     * Asks as long as the budget lasts: the longest part of the batch that fits, and the next part when that has ended.
     *
     * @throws StopRequested when the observer wanted to stop and some requests were left unasked
     * @throws BudgetSpent when some requests were left unasked because they cannot be paid; where those are skipped
     *     they fail instead
     */
    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        List<Question> questions = Question.of(requests, identity(), account);
        Optional<BudgetSpent> spent = ask(questions, recipient);
        List<Question> unasked = questions.stream().filter(Question::isOpen).toList();
        if (unasked.isEmpty()) {
            return;
        }
        if (observer.stopRequested()) {
            throw new StopRequested();
        }
        spent.or(ledger()::lateness).ifPresent(reason -> leave(unasked, reason, recipient));
    }

    private Optional<BudgetSpent> ask(List<Question> questions, Recipient recipient) {
        List<Charge> charges = questions.stream().map(Question::charge).toList();
        int next = 0;
        try {
            while (next < questions.size() && !callsOff(recipient)) {
                List<Charge> admitted = ledger().admit(
                                account.purpose(), charges.subList(next, charges.size()), () -> callsOff(recipient));
                send(questions.subList(next, next + admitted.size()), admitted, recipient);
                next += admitted.size();
            }
            return Optional.empty();
        } catch (BudgetSpent spent) {
            return Optional.of(spent);
        }
    }

    private void send(List<Question> questions, List<Charge> charges, Recipient recipient) {
        try {
            below().complete(
                            questions.stream().map(Question::request).toList(),
                            new Settling(questions, charges, recipient));
        } finally {
            for (int i = 0; i < questions.size(); i++) {
                if (questions.get(i).isOpen()) {
                    ledger().release(account.purpose(), charges.get(i));
                }
            }
        }
    }

    private void leave(List<Question> unasked, BudgetSpent reason, Recipient recipient) {
        if (!ledger().skips()) {
            throw reason;
        }
        Failure failure = new Failure("not asked: " + reason.getMessage());
        unasked.forEach(question -> question.answer(failure, recipient, observer));
    }

    private boolean callsOff(Recipient recipient) {
        return observer.stopRequested() || recipient.callsOff() || ledger().isLate();
    }

    private Ledger ledger() {
        return account.ledger();
    }

    /** Settles what is asked before anybody hears of it. */
    private final class Settling implements Recipient {

        private final List<Question> questions;
        private final List<Charge> charges;
        private final Recipient recipient;

        Settling(List<Question> questions, List<Charge> charges, Recipient recipient) {
            this.questions = questions;
            this.charges = charges;
            this.recipient = recipient;
        }

        @Override
        public void take(int index, Reply reply) {
            Question question = questions.get(index);
            Reply heard = reply instanceof Completion completion ? account.priced(completion) : reply;
            if (heard instanceof Completion completion) {
                ledger().settle(account.purpose(), charges.get(index), completion);
                ledger().repeated(account.purpose(), question.repeats());
            } else {
                ledger().release(account.purpose(), charges.get(index));
            }
            question.answer(heard, recipient, observer);
        }

        @Override
        public boolean callsOff() {
            return Metered.this.callsOff(recipient);
        }
    }
}
