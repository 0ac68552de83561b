package org.promptrefinery.study.supply;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.retrieval.PassageIndex;
import org.promptrefinery.retrieval.documents.Document;
import org.promptrefinery.retrieval.documents.Documents;
import org.promptrefinery.retrieval.documents.UnusableDocuments;
import org.promptrefinery.retrieval.index.PassageIndexes;

/** Documents with an index for each size that was wanted, opened when it is. */
final class IndexedDocuments implements Library {

    private final Documents documents;
    private final Optional<TextEmbedder> embedder;
    private final Path folder;
    private final Map<Integer, Lazy<PassageIndex>> indexes = new ConcurrentHashMap<>();

    IndexedDocuments(Documents documents, Optional<TextEmbedder> embedder, Path folder) {
        this.documents = documents;
        this.embedder = embedder;
        this.folder = folder;
    }

    @Override
    public PassageIndex cutTo(int words) {
        return indexes.computeIfAbsent(words, size -> new Lazy<>(() -> open(size)))
                .get();
    }

    private PassageIndex open(int words) {
        try {
            return PassageIndexes.open(documents, words, embedder, folder);
        } catch (UnusableDocuments changed) {
            throw new BadInput("documents: " + changed.getMessage(), changed);
        }
    }

    @Override
    public void each(BiConsumer<String, String> document) {
        try {
            for (Document one : documents.all()) {
                document.accept(one.name(), one.text());
            }
        } catch (UnusableDocuments changed) {
            throw new BadInput("documents: " + changed.getMessage(), changed);
        }
    }

    @Override
    public void close() {
        indexes.values().forEach(index -> index.forget().ifPresent(PassageIndex::close));
    }
}
