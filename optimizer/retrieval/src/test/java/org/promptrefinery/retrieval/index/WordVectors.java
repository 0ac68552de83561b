package org.promptrefinery.retrieval.index;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.promptrefinery.inference.embedding.TextEmbedder;

/** An embedder for tests: each known word is a direction, words of one meaning the same one. */
record WordVectors(String identity, Map<String, Integer> meanings, int length) implements TextEmbedder {

    static final WordVectors FAMILY = new WordVectors(
            "family", Map.of("car", 0, "automobile", 0, "dog", 1, "hound", 1, "cat", 2, "kitten", 2), 4);

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(this::vector).toList();
    }

    private float[] vector(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        float[] vector = new float[length];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            Integer meaning = meanings.get(word);
            if (meaning != null) {
                vector[meaning]++;
            }
        }
        return vector;
    }
}
