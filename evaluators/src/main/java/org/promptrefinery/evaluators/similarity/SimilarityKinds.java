package org.promptrefinery.evaluators.similarity;

import java.util.List;
import org.promptrefinery.evaluators.kind.Kind;

/** The kinds of this package. */
public final class SimilarityKinds {

    private SimilarityKinds() {}

    public static List<Kind> all() {
        return List.of(Kind.of(
                "similarity",
                "Text against a reference",
                "The answer means the same as one of the references, as an embedding model sees it.",
                "similarity: {threshold: 0.8}",
                options -> new Similarity(Embedders.find(options))));
    }
}
