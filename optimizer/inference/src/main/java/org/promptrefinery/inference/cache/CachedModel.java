package org.promptrefinery.inference.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/**
 * A model that never answers the same request twice. New requests are asked in chunks, and each chunk is on disk before
 * it is used, so that a kill loses one chunk at most. Failures are not kept.
 */
public final class CachedModel implements LanguageModel {

    private static final int CHUNK = 64;

    private final LanguageModel model;
    private final CompletionCache cache;
    private final CompletionObserver observer;

    private CachedModel(LanguageModel model, CompletionCache cache, CompletionObserver observer) {
        this.model = model;
        this.cache = cache;
        this.observer = observer;
    }

    /** The model behind the cache; closing it closes the model, not the cache. */
    public static LanguageModel over(LanguageModel model, CompletionCache cache, CompletionObserver observer) {
        return new CachedModel(model, cache, observer);
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    /** @throws StopRequested when the observer wants to stop and there is something left to ask */
    @Override
    public List<Reply> complete(List<Request> requests) {
        List<CacheKey> keys = requests.stream()
                .map(request -> CacheKey.of(identity(), request))
                .toList();
        Map<CacheKey, Reply> replies = new HashMap<>();
        Map<CacheKey, Request> unknown = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            lookUp(keys.get(i), requests.get(i), replies, unknown);
        }
        if (!replies.isEmpty()) {
            observer.completed(replies.size(), 0);
        }
        List<CacheKey> open = List.copyOf(unknown.keySet());
        for (int start = 0; start < open.size(); start += CHUNK) {
            List<CacheKey> chunk = open.subList(start, Math.min(open.size(), start + CHUNK));
            replies.putAll(
                    ask(chunk, chunk.stream().map(key -> find(unknown, key)).toList()));
        }
        return keys.stream().map(key -> find(replies, key)).toList();
    }

    @Override
    public int countTokens(String text) {
        return model.countTokens(text);
    }

    @Override
    public void close() {
        model.close();
    }

    private void lookUp(CacheKey key, Request request, Map<CacheKey, Reply> replies, Map<CacheKey, Request> unknown) {
        if (!replies.containsKey(key) && !unknown.containsKey(key)) {
            Optional<Completion> known = cache.get(key);
            known.ifPresentOrElse(completion -> replies.put(key, completion), () -> unknown.put(key, request));
        }
    }

    private Map<CacheKey, Reply> ask(List<CacheKey> keys, List<Request> requests) {
        if (observer.stopRequested()) {
            throw new StopRequested();
        }
        List<Reply> answers = new ArrayList<>(model.complete(requests));
        Map<CacheKey, Reply> replies = new LinkedHashMap<>();
        Map<CacheKey, Completion> completions = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            replies.put(keys.get(i), answers.get(i));
            if (answers.get(i) instanceof Completion completion) {
                completions.put(keys.get(i), completion);
            }
        }
        cache.put(completions);
        observer.completed(0, completions.size());
        return replies;
    }

    private static <T> T find(Map<CacheKey, T> known, CacheKey key) {
        T found = known.get(key);
        if (found == null) {
            throw new IllegalStateException("a reply got lost");
        }
        return found;
    }
}
