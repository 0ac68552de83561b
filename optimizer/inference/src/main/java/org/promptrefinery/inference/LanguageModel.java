package org.promptrefinery.inference;

import java.util.List;

/** A language model. Implementations and decorators are safe for use by several threads. */
public interface LanguageModel extends AutoCloseable {

    ModelIdentity identity();

    /**
     * Asks a batch; returns when every request has its reply, or none is under way and the recipient calls off. A
     * request that fails yields a {@link Failure} and does not disturb the others; only what makes every further
     * request pointless is thrown, after what is under way has ended.
     *
     * @param recipient hears each reply as it comes, from any thread, in any order
     * @throws ModelUnavailable when the model can answer nothing any more
     */
    void complete(List<Request> requests, Recipient recipient);

    /**
     * One reply per request, in the same order.
     *
     * @throws ModelUnavailable when the model can answer nothing any more
     */
    default List<Reply> complete(List<Request> requests) {
        Collector collector = new Collector(requests.size());
        complete(requests, collector);
        return collector.all();
    }

    /** Length of a text in this model's tokens, or the best estimate there is. */
    int countTokens(String text);

    @Override
    void close();
}
