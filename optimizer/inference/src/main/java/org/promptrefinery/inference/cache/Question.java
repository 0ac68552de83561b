package org.promptrefinery.inference.cache;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/**
 * A request that must be asked, once for all its places in the batch.
 *
 * @param key of the request
 * @param request to be asked
 * @param indices where it stands in the batch; grows while the batch is looked through
 */
record Question(CacheKey key, Request request, List<Integer> indices) {

    Question(CacheKey key, Request request) {
        this(key, request, new ArrayList<>(1));
    }

    /** The first place has what was paid for; the others have it for nothing, as from the cache. */
    void answer(Reply reply, Recipient recipient) {
        recipient.take(indices.getFirst(), reply);
        Reply again = reply instanceof Completion completion ? cached(completion) : reply;
        indices.stream().skip(1).forEach(index -> recipient.take(index, again));
    }

    private static Completion cached(Completion fresh) {
        return new Completion(
                fresh.text(),
                fresh.promptTokens(),
                fresh.completionTokens(),
                fresh.finish(),
                fresh.latency(),
                true,
                fresh.cost());
    }
}
