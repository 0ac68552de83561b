package org.promptrefinery.inference.embedding;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Turns texts into vectors that are close where the meanings are. Equal texts get equal vectors. Implementations are
 * safe for use by several threads, and load nothing before they are first used.
 */
public interface TextEmbedder {

    /** The same text for embedders that give the same vectors. */
    String identity();

    /**
     * One vector of one length per text, in the same order.
     *
     * @param texts none of them blank; a long one may be understood from its beginning only
     * @throws org.promptrefinery.inference.ModelUnavailable when nothing can be embedded
     */
    List<float[]> embed(List<String> texts);

    /** The embedder that this build comes with, if any: it is large, so that most do without. */
    static Optional<TextEmbedder> installed() {
        return ServiceLoader.load(TextEmbedder.class).findFirst();
    }
}
