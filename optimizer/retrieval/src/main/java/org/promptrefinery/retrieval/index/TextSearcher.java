package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.promptrefinery.inference.embedding.TextEmbedder;

/** Searches an index that {@link TextWriter} wrote. Safe for use by several threads. */
final class TextSearcher implements AutoCloseable {

    /** How far down both rankings are read before they are fused. */
    private static final int DEPTH = 50;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Optional<QueryVectors> vectors;
    private final RareWords words;
    private final Stems stems = new Stems();

    private TextSearcher(
            Directory directory, DirectoryReader reader, Optional<TextEmbedder> embedder, Set<String> empty) {
        this.directory = directory;
        this.reader = reader;
        vectors = embedder.map(QueryVectors::new);
        words = new RareWords(empty);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /**
     * Opens an index; closes the directory with it.
     *
     * @param embedder the one that wrote it
     * @param empty stems that tell nothing
     */
    static TextSearcher open(Directory directory, Optional<TextEmbedder> embedder, Set<String> empty)
            throws IOException {
        Quiet.please();
        try {
            return new TextSearcher(directory, DirectoryReader.open(directory), embedder, empty);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    int size() {
        return reader.maxDoc();
    }

    /** Those that have something in common with a text, best first; ties by place. */
    List<Ranked> best(String query, int count, IntPredicate allowed) throws IOException {
        if (count < 1 || size() == 0) {
            return List.of();
        }
        Optional<float[]> vector = vectors.flatMap(known -> known.of(query));
        if (vector.isEmpty()) {
            return byWords(query, Math.min(count, size()), allowed);
        }
        int depth = Math.min(Math.max(DEPTH, 2 * count), size());
        List<Ranked> fused =
                ReciprocalRanks.fused(List.of(byWords(query, depth, allowed), byMeaning(vector.get(), depth, allowed)));
        return fused.subList(0, Math.min(count, fused.size()));
    }

    private List<Ranked> byWords(String text, int count, IntPredicate allowed) throws IOException {
        Query query = words.query(stems.of(text), searcher);
        return ranked(searcher.search(query, new BestAllowed(count, allowed)).scoreDocs);
    }

    /** Asks for ever more until enough of them are allowed. */
    private List<Ranked> byMeaning(float[] vector, int count, IntPredicate allowed) throws IOException {
        for (int asked = Math.min(2 * count, size()); ; asked = Math.min(4 * asked, size())) {
            Query query = new KnnFloatVectorQuery(TextWriter.VECTOR, vector, asked);
            List<Ranked> found = ranked(searcher.search(query, asked).scoreDocs).stream()
                    .filter(text -> allowed.test(text.place()))
                    .limit(count)
                    .toList();
            if (found.size() == count || asked == size()) {
                return found;
            }
        }
    }

    private static List<Ranked> ranked(ScoreDoc[] found) {
        List<Ranked> ranked = new ArrayList<>(found.length);
        for (ScoreDoc document : found) {
            ranked.add(new Ranked(document.doc, document.score));
        }
        return ranked;
    }

    /** The text stored at a place, which was stored with its source. */
    Entry entry(int place) throws IOException {
        var document = searcher.storedFields().document(place);
        return new Entry(document.get(TextWriter.TEXT), document.get(TextWriter.SOURCE));
    }

    /** The sketch of each of these texts, which were stored without a source. */
    List<byte[]> sketches(List<Ranked> texts) throws IOException {
        byte[][] sketches = new byte[texts.size()][];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sketches.length; i++) {
            order.add(i);
        }
        order.sort((one, other) ->
                Integer.compare(texts.get(one).place(), texts.get(other).place()));
        BinaryDocValues values = MultiDocValues.getBinaryValues(reader, TextWriter.SKETCH);
        for (int i : order) {
            values.advanceExact(texts.get(i).place());
            BytesRef bytes = values.binaryValue();
            sketches[i] = BytesRef.deepCopyOf(bytes).bytes;
        }
        return List.of(sketches);
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            reader.close();
        }
    }
}
