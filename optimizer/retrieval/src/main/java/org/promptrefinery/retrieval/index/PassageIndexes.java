package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.Version;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.retrieval.PassageIndex;
import org.promptrefinery.retrieval.chunking.Chunks;
import org.promptrefinery.retrieval.documents.Document;
import org.promptrefinery.retrieval.documents.Documents;
import org.promptrefinery.retrieval.documents.Hash;

/** Makes indexes of passages: by words (BM25), and with an embedder by meaning too, both rankings fused. */
public final class PassageIndexes {

    private PassageIndexes() {}

    /**
     * Opens the index of documents cut to passages; it is kept in a folder by what is in it, and made when it is not
     * there. Documents pass through the memory one at a time.
     *
     * @param words that a passage has at most, 1 or more
     * @param cacheFolder made when it is missing; may be used by several processes at once
     * @throws org.promptrefinery.inference.StorageFailure when the folder cannot be written
     * @throws org.promptrefinery.retrieval.documents.UnusableDocuments when a document has changed since it was read
     * @throws org.promptrefinery.inference.ModelUnavailable when the embedder fails
     */
    public static PassageIndex open(Documents documents, int words, Optional<TextEmbedder> embedder, Path cacheFolder) {
        String key = new Hash()
                .with(Version.LATEST.toString())
                .with(TextWriter.VERSION)
                .with(documents.hash())
                .with(Integer.toString(words))
                .with(embedder.map(TextEmbedder::identity).orElse(""))
                .hex();
        return new Index(new IndexCache(cacheFolder).open("passages-" + key, texts(documents, words, embedder)));
    }

    /** The same in memory, for small sets. */
    public static PassageIndex inMemory(Documents documents, int words, Optional<TextEmbedder> embedder) {
        return new Index(texts(documents, words, embedder).inMemory());
    }

    private static Texts texts(Documents documents, int words, Optional<TextEmbedder> embedder) {
        return new Texts(() -> entries(documents, words), embedder, EmptyWords.stems());
    }

    private static Iterator<Entry> entries(Documents documents, int words) {
        return documents.all().stream()
                .flatMap(document -> entries(document, words))
                .iterator();
    }

    private static Stream<Entry> entries(Document document, int words) {
        List<String> passages = Chunks.of(document.text(), words);
        return IntStream.range(0, passages.size())
                .mapToObj(i -> new Entry(passages.get(i), document.name() + "#" + (i + 1)));
    }

    private record Index(TextSearcher texts) implements PassageIndex {

        @Override
        public List<Passage> nearest(String query, int count) {
            try {
                List<Passage> passages = new ArrayList<>();
                for (Ranked found : texts.best(query, count, _ -> true)) {
                    Entry entry = texts.entry(found.place());
                    passages.add(new Passage(entry.text(), entry.source()));
                }
                return passages;
            } catch (IOException e) {
                throw Unsearchable.because(e);
            }
        }

        @Override
        public void close() {
            Unsearchable.close(texts);
        }
    }
}
