package org.promptrefinery.retrieval.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.inference.embedding.TextEmbedder;

/** Meanings of texts as vectors of length 1. */
final class Vectors {

    private Vectors() {}

    /** One per text in the same order; none where a text is blank or its vector has no direction. */
    static List<Optional<float[]>> of(TextEmbedder embedder, List<String> texts) {
        List<String> telling = texts.stream().filter(text -> !text.isBlank()).toList();
        List<float[]> vectors = telling.isEmpty() ? List.of() : embedder.embed(telling);
        List<Optional<float[]>> all = new ArrayList<>(texts.size());
        int next = 0;
        for (String text : texts) {
            all.add(text.isBlank() ? Optional.empty() : unit(vectors.get(next++)));
        }
        return all;
    }

    private static Optional<float[]> unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        if (length == 0 || !Double.isFinite(length)) {
            return Optional.empty();
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return Optional.of(unit);
    }
}
