package org.promptrefinery.inference.metering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.cache.CacheKeys;

/** A request of a batch with all places where it stands in it. */
final class Question {

    private final Request request;
    private final Charge charge;
    private final List<Integer> indices = new ArrayList<>();
    private volatile boolean answered;

    private Question(Request request, Charge charge) {
        this.request = request;
        this.charge = charge;
    }

    /** The different requests of a batch, in order. */
    static List<Question> of(List<Request> requests, ModelIdentity model, Account account) {
        CacheKeys keys = new CacheKeys(model);
        List<Charge> charges = requests.parallelStream()
                .map(request -> account.charge(keys, request))
                .toList();
        Map<Long, Question> questions = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Question question = new Question(requests.get(i), charges.get(i));
            questions
                    .computeIfAbsent(question.charge.key(), _ -> question)
                    .indices
                    .add(i);
        }
        return List.copyOf(questions.values());
    }

    Request request() {
        return request;
    }

    Charge charge() {
        return charge;
    }

    boolean isOpen() {
        return !answered;
    }

    /** Hands the reply on, to each place once; what repeats counts as known before. */
    void answer(Reply reply, Recipient recipient, CompletionObserver observer) {
        answered = true;
        if (reply instanceof Completion completion) {
            int known = indices.size() - (completion.cached() ? 0 : 1);
            observer.completed(known, indices.size() - known);
        }
        indices.forEach(index -> recipient.take(index, reply));
    }

    /** How often it stands in the batch besides the first time. */
    int repeats() {
        return indices.size() - 1;
    }
}
