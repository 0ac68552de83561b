package org.promptrefinery.inference.cache;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Layer;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.StorageFailure;

/**
 * A model that is never asked again what it has answered. A completion is on disk before anybody hears of it, from the
 * thread that wrote it; what is known already comes from the caller's own thread. Failures are not kept. A request that
 * stands several times in a batch is asked once.
 */
public final class CachedModel extends Layer {

    /** Few enough that the first answers come soon and a large batch never lies in memory twice. */
    private static final int LOOKED_UP_AT_ONCE = 500;

    private final CompletionCache cache;

    private CachedModel(LanguageModel model, CompletionCache cache) {
        super(model);
        this.cache = cache;
    }

    /** The model behind the cache; closing it closes the model, not the cache. */
    public static LanguageModel over(LanguageModel model, CompletionCache cache) {
        return new CachedModel(model, cache);
    }

    /**
     * Asks what is not known yet.
     *
     * @param recipient must not ask a model with the same cache when it hears of a reply
     * @throws StorageFailure when the cache cannot be read or written; then nothing more is asked
     */
    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        List<Question> open = answerWhatIsKnown(requests, recipient);
        if (open.isEmpty()) {
            return;
        }
        Delivery delivery = new Delivery(open, identity().spec(), cache, recipient);
        try {
            below().complete(open.stream().map(Question::request).toList(), delivery);
        } finally {
            delivery.settle();
        }
    }

    private List<Question> answerWhatIsKnown(List<Request> requests, Recipient recipient) {
        CacheKeys made = new CacheKeys(identity());
        Map<CacheKey, Question> open = new LinkedHashMap<>();
        for (int from = 0; from < requests.size(); from += LOOKED_UP_AT_ONCE) {
            int first = from;
            List<Request> some = requests.subList(from, Math.min(from + LOOKED_UP_AT_ONCE, requests.size()));
            List<CacheKey> keys = some.stream().map(request -> made.of(request)).toList();
            Map<CacheKey, Completion> known = cache.find(without(open.keySet(), keys));
            IntStream.range(0, keys.size()).forEach(i -> {
                CacheKey key = keys.get(i);
                Completion completion = known.get(key);
                if (completion == null) {
                    open.computeIfAbsent(key, _ -> new Question(key, some.get(i)))
                            .indices()
                            .add(first + i);
                } else {
                    recipient.take(first + i, completion);
                }
            });
        }
        return List.copyOf(open.values());
    }

    private static Set<CacheKey> without(Set<CacheKey> open, List<CacheKey> keys) {
        Set<CacheKey> rest = new LinkedHashSet<>(keys);
        rest.removeAll(open);
        return rest;
    }
}
