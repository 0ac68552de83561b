package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/** A model that answers from several threads, in an order that has nothing to do with that of the requests. */
final class Shuffled implements LanguageModel {

    private final LanguageModel model;
    private final int threads;
    private final Random random;

    /** Replies that came out of order. */
    final AtomicInteger overtaken = new AtomicInteger();

    Shuffled(LanguageModel model, int threads, long seed) {
        this.model = model;
        this.threads = threads;
        this.random = new Random(seed);
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, requests.size()).boxed().toList());
        Collections.shuffle(order, random);
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>(order);
        AtomicInteger last = new AtomicInteger();
        List<Thread> senders = IntStream.range(0, Math.min(threads, requests.size()))
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    for (Integer next = waiting.poll(); next != null; next = waiting.poll()) {
                        overtaken.addAndGet(last.getAndSet(next) > next ? 1 : 0);
                        answer(requests.get(next), next, recipient);
                    }
                }))
                .toList();
        senders.forEach(Shuffled::join);
    }

    private void answer(Request request, int index, Recipient recipient) {
        if (!recipient.callsOff()) {
            recipient.take(index, said(request));
        }
    }

    /** The model itself is asked one by one, since a script is not made for several threads. */
    private synchronized Reply said(Request request) {
        return model.complete(List.of(request)).getFirst();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
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
