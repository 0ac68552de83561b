package org.promptrefinery.evaluators.preference;

import java.util.Collection;
import org.promptrefinery.evaluators.similarity.Meanings;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * Where answers lie: vectors of length 1, but for blank answers, which lie in the origin.
 *
 * @param size number of the coordinates
 */
record Space(Meanings meanings, int size) {

    /** With all these answers; 0 coordinates where all are blank. */
    static Space of(Collection<String> answers, TextEmbedder embedder) {
        Meanings meanings = Meanings.of(answers, embedder);
        return new Space(
                meanings,
                answers.stream()
                        .flatMap(answer -> meanings.direction(answer).stream())
                        .mapToInt(direction -> direction.length)
                        .findFirst()
                        .orElse(0));
    }

    double[] at(String answer) {
        return meanings.direction(answer).orElseGet(() -> new double[size]);
    }
}
