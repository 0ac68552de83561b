package org.promptrefinery.inference;

import java.util.List;

/** A language model. Implementations and decorators are safe for use by several threads. */
public interface LanguageModel extends AutoCloseable {
    ModelIdentity identity();

    /**
     * One reply per request, in the same order. A request that fails yields a {@link Failure} in its place and does not
     * disturb the others; only what makes every further request pointless is thrown.
     *
     * @throws ModelUnavailable when the model can answer nothing any more
     */
    List<Reply> complete(List<Request> requests);

    /** Length of a text in this model's tokens, or the best estimate there is. */
    int countTokens(String text);

    @Override
    void close();
}
