package org.promptrefinery.inference.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/**
 * A model that never answers the same request twice. A completion is on disk before anybody hears of it. Failures are
 * not kept.
 */
public final class CachedModel implements LanguageModel {

    private final LanguageModel model;
    private final CompletionCache cache;

    private CachedModel(LanguageModel model, CompletionCache cache) {
        this.model = model;
        this.cache = cache;
    }

    /** The model behind the cache; closing it closes the model, not the cache. */
    public static LanguageModel over(LanguageModel model, CompletionCache cache) {
        return new CachedModel(model, cache);
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    private record Question(Request request, List<Integer> indices) {}

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        Map<CacheKey, Question> questions = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            questions
                    .computeIfAbsent(CacheKey.of(identity(), request), _ -> new Question(request, new ArrayList<>()))
                    .indices()
                    .add(i);
        }
        questions.entrySet().removeIf(entry -> answered(entry.getKey(), entry.getValue(), recipient));
        List<CacheKey> keys = List.copyOf(questions.keySet());
        List<Question> open = List.copyOf(questions.values());
        if (!open.isEmpty()) {
            model.complete(open.stream().map(Question::request).toList(), new Recipient() {
                @Override
                public void take(int index, Reply reply) {
                    if (reply instanceof Completion completion) {
                        cache.put(Map.of(keys.get(index), completion));
                    }
                    open.get(index).indices().forEach(original -> recipient.take(original, reply));
                }

                @Override
                public boolean callsOff() {
                    return recipient.callsOff();
                }
            });
        }
    }

    private boolean answered(CacheKey key, Question question, Recipient recipient) {
        Optional<Completion> known = cache.get(key);
        known.ifPresent(completion -> question.indices().forEach(index -> recipient.take(index, completion)));
        return known.isPresent();
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
