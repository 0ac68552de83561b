package org.promptrefinery.evaluators.similarity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.inference.embedding.TextEmbedder;

/** One vector per text: the mean of its chunks, each with a weight of its length. Blank texts have none. */
public final class Meanings {

    private final Map<String, double[]> byText = new HashMap<>();

    /** Embeds all chunks of all texts at once, equal ones once. */
    public static Meanings of(Collection<String> texts, TextEmbedder embedder) {
        Map<String, List<String>> chunks = new LinkedHashMap<>();
        texts.forEach(text -> chunks.computeIfAbsent(text, Chunks::of));
        Set<String> distinct = new LinkedHashSet<>();
        chunks.values().forEach(distinct::addAll);
        Map<String, float[]> vectors = new HashMap<>();
        Iterator<float[]> embedded = embedder.embed(List.copyOf(distinct)).iterator();
        distinct.forEach(chunk -> vectors.put(chunk, embedded.next()));
        Meanings meanings = new Meanings();
        chunks.forEach((text, parts) -> meanings.add(text, parts, vectors));
        return meanings;
    }

    private void add(String text, List<String> chunks, Map<String, float[]> vectors) {
        for (String chunk : chunks) {
            float[] vector = Objects.requireNonNull(vectors.get(chunk));
            Vectors.add(byText.computeIfAbsent(text, _ -> new double[vector.length]), vector, chunk.length());
        }
    }

    /** The direction of a text, of length 1; empty for a blank one, and for one without a direction. */
    public Optional<double[]> direction(String text) {
        return Optional.ofNullable(byText.get(text)).flatMap(Vectors::unit);
    }

    /** Cosine similarity of two texts, at least 0; that of two blank ones is 1, of one blank one 0. */
    double similarity(String one, String other) {
        double[] first = byText.get(one);
        double[] second = byText.get(other);
        if (first == null || second == null) {
            return first == second ? 1 : 0;
        }
        return Math.clamp(Vectors.cosine(first, second), 0.0, 1.0);
    }
}
