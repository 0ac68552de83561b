package org.promptrefinery.evaluators.similarity;

import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * The service that similarity and preference need. Where the service is there but holds no embedder, they cannot be
 * used.
 *
 * @param embedder the one of this build, if it has one
 */
public record Embedders(Optional<TextEmbedder> embedder) {

    /** What this build comes with. */
    public static Embedders installed() {
        return new Embedders(TextEmbedder.installed());
    }

    /**
     * The embedder of a job; empty only where nothing is known of a job.
     *
     * @throws BadInput when this build has none
     */
    public static Optional<TextEmbedder> find(Options options) {
        return options.services().find(Embedders.class).map(known -> known.require(options));
    }

    private TextEmbedder require(Options options) {
        return embedder.orElseThrow(() -> new BadInput(options.where()
                + ": this evaluator needs an embedding model, which is not part of this build since it is large (a"
                + " download of 130 MB); 'touch .mvn/embedding' in the project's folder adds it to the next build"));
    }
}
