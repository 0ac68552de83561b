package org.promptrefinery.retrieval.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * Vectors of what was asked lately: a search asks the same of an index for each prompt, and to embed takes longer than
 * to look up. Safe for use by several threads.
 */
final class QueryVectors {

    private static final int MOST = 1_000;
    private static final int LONGEST = 10_000;

    private final TextEmbedder embedder;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, float[]> recent = new LinkedHashMap<>();

    QueryVectors(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    /** None for a blank text, or one without a direction. */
    Optional<float[]> of(String query) {
        Optional<float[]> known = known(query);
        if (known.isPresent()) {
            return known;
        }
        Optional<float[]> vector = Vectors.of(embedder, List.of(query)).getFirst();
        vector.ifPresent(found -> remember(query, found));
        return vector;
    }

    private Optional<float[]> known(String query) {
        lock.lock();
        try {
            return Optional.ofNullable(recent.get(query));
        } finally {
            lock.unlock();
        }
    }

    private void remember(String query, float[] vector) {
        if (query.length() > LONGEST) {
            return;
        }
        lock.lock();
        try {
            recent.putLast(query, vector);
            if (recent.size() > MOST) {
                recent.pollFirstEntry();
            }
        } finally {
            lock.unlock();
        }
    }
}
