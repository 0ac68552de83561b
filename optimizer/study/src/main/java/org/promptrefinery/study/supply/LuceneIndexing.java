package org.promptrefinery.study.supply;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.retrieval.Neighbours;
import org.promptrefinery.retrieval.documents.Documents;
import org.promptrefinery.retrieval.documents.Skipped;
import org.promptrefinery.retrieval.documents.UnusableDocuments;
import org.promptrefinery.retrieval.index.NeighbourIndexes;

/**
 * Indexes by words, and by meaning where there is an embedder, kept on disk.
 *
 * @param folder that keeps them
 * @param embedder of this build, if it comes with one
 * @param notices hears which documents are skipped
 */
record LuceneIndexing(Path folder, Optional<TextEmbedder> embedder, Consumer<String> notices) implements Indexing {

    private static final int SHOWN = 5;

    /** So many texts are indexed faster than an index is opened; vectors are dear and always kept. */
    private static final int FEW = 2_000;

    @Override
    public Neighbours neighbours(List<String> texts) {
        return embedder.isEmpty() && texts.size() <= FEW
                ? NeighbourIndexes.inMemory(texts, embedder)
                : NeighbourIndexes.open(texts, embedder, folder);
    }

    @Override
    public Library library(Path path) {
        try {
            Documents documents = Documents.read(path, folder);
            if (!documents.skipped().isEmpty()) {
                notices.accept(told(path, documents.skipped()));
            }
            return new IndexedDocuments(documents, embedder, folder);
        } catch (UnusableDocuments unusable) {
            throw new BadInput("documents: " + unusable.getMessage(), unusable);
        }
    }

    private static String told(Path path, List<Skipped> skipped) {
        String some = skipped.stream().limit(SHOWN).map(Skipped::toString).collect(Collectors.joining("; "));
        return skipped.size() + (skipped.size() == 1 ? " file in " : " files in ") + path + " skipped: " + some
                + (skipped.size() > SHOWN ? "; and " + (skipped.size() - SHOWN) + " more" : "");
    }
}
