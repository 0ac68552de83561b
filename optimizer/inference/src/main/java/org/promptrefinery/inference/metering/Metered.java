package org.promptrefinery.inference.metering;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/** A model whose completions are counted as they come, and that stops when the observer wants to. */
public final class Metered implements LanguageModel {

    private final LanguageModel model;
    private final CompletionObserver observer;

    private Metered(LanguageModel model, CompletionObserver observer) {
        this.model = model;
        this.observer = observer;
    }

    /** The model with its observer; closing it closes the model. */
    public static LanguageModel over(LanguageModel model, CompletionObserver observer) {
        return new Metered(model, observer);
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    /** @throws StopRequested when the observer wanted to stop and some requests were left unasked */
    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        AtomicInteger open = new AtomicInteger(requests.size());
        model.complete(requests, new Recipient() {
            @Override
            public void take(int index, Reply reply) {
                if (reply instanceof Completion completion) {
                    observer.completed(completion.cached() ? 1 : 0, completion.cached() ? 0 : 1);
                }
                recipient.take(index, reply);
                open.decrementAndGet();
            }

            @Override
            public boolean callsOff() {
                return observer.stopRequested() || recipient.callsOff();
            }
        });
        if (open.get() > 0 && observer.stopRequested()) {
            throw new StopRequested();
        }
    }

    @Override
    public int countTokens(String text) {
        return model.countTokens(text);
    }

    @Override
    public void close() {
        model.close();
    }
}
