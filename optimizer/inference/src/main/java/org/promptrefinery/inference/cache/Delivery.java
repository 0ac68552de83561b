package org.promptrefinery.inference.cache;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.StorageFailure;

/** Takes fresh replies from a model, has completions written, and passes each on once it is on disk. */
final class Delivery implements Recipient {

    private final List<Question> questions;
    private final String model;
    private final CompletionCache cache;
    private final Recipient recipient;
    private final AtomicInteger handedOver = new AtomicInteger();
    private final Semaphore settled = new Semaphore(0);
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();

    Delivery(List<Question> questions, String model, CompletionCache cache, Recipient recipient) {
        this.questions = questions;
        this.model = model;
        this.cache = cache;
        this.recipient = recipient;
    }

    /** Returns when the row is queued, so that a model that answers in a row never waits for the disk. */
    @Override
    public void take(int index, Reply reply) {
        Question question = questions.get(index);
        switch (reply) {
            case Failure failure -> question.answer(failure, recipient);
            case Completion completion -> {
                cache.keep(new Row(question.key(), completion, model, receipt(question, completion)));
                handedOver.incrementAndGet();
            }
        }
    }

    private Row.Receipt receipt(Question question, Completion completion) {
        return new Row.Receipt() {
            @Override
            public void kept() {
                try {
                    question.answer(completion, recipient);
                } catch (RuntimeException | Error refused) {
                    trouble.compareAndSet(null, refused);
                } finally {
                    settled.release();
                }
            }

            @Override
            public void lost(StorageFailure reason) {
                trouble.compareAndSet(null, reason);
                settled.release();
            }
        };
    }

    @Override
    public boolean callsOff() {
        return cache.failure().isPresent() || trouble.get() != null || recipient.callsOff();
    }

    /**
     * Waits until every row is on disk and passed on, or lost; to be called when the model has given its last reply.
     *
     * @throws StorageFailure when one is lost, or the cache has failed and nothing more was asked
     */
    void settle() {
        settled.acquireUninterruptibly(handedOver.get());
        cache.failure().ifPresent(failure -> trouble.compareAndSet(null, failure));
        switch (trouble.get()) {
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case null, default -> {}
        }
    }
}
