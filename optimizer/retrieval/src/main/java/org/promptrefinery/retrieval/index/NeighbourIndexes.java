package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.StreamSupport;
import org.apache.lucene.util.Version;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.retrieval.Neighbours;
import org.promptrefinery.retrieval.documents.Hash;

/** Makes indexes of stored texts: by words (BM25), and with an embedder by meaning too, both rankings fused. */
public final class NeighbourIndexes {

    private NeighbourIndexes() {}

    /**
     * Opens the index of texts; it is kept in a folder by what is in it, and made when it is not there.
     *
     * @param texts gone through twice, one at a time
     * @param cacheFolder made when it is missing; may be used by several processes at once
     * @throws org.promptrefinery.inference.StorageFailure when the folder cannot be written
     * @throws org.promptrefinery.inference.ModelUnavailable when the embedder fails
     */
    public static Neighbours open(Iterable<String> texts, Optional<TextEmbedder> embedder, Path cacheFolder) {
        Hash hash = new Hash()
                .with(Version.LATEST.toString())
                .with(TextWriter.VERSION)
                .with(embedder.map(TextEmbedder::identity).orElse(""));
        texts.forEach(hash::with);
        return new Index(new IndexCache(cacheFolder).open("texts-" + hash.hex(), stored(texts, embedder)));
    }

    /**
     * The same in memory, about as much as the texts themselves take.
     *
     * @param texts gone through once, one at a time
     */
    public static Neighbours inMemory(Iterable<String> texts, Optional<TextEmbedder> embedder) {
        return new Index(stored(texts, embedder).inMemory());
    }

    /** All words count: questions that are put alike have answers of one sort. */
    private static Texts stored(Iterable<String> texts, Optional<TextEmbedder> embedder) {
        return new Texts(() -> entries(texts), embedder, Set.of());
    }

    private static Iterator<Entry> entries(Iterable<String> texts) {
        return StreamSupport.stream(texts.spliterator(), false).map(Entry::of).iterator();
    }

    private record Index(TextSearcher texts) implements Neighbours {

        /** How many times as many are looked at to choose varied ones from. */
        private static final int CHOICE = 4;

        private static final int LEAST_CHOICE = 20;

        @Override
        public List<Integer> nearest(String query, int count, boolean varied, IntPredicate allowed) {
            try {
                List<Ranked> found = varied ? varied(query, count, allowed) : texts.best(query, count, allowed);
                return filled(found, count, allowed);
            } catch (IOException e) {
                throw Unsearchable.because(e);
            }
        }

        private List<Ranked> varied(String query, int count, IntPredicate allowed) throws IOException {
            if (count < 1) {
                return List.of();
            }
            List<Ranked> near = texts.best(query, Math.max(LEAST_CHOICE, CHOICE * count), allowed);
            if (near.isEmpty()) {
                return near;
            }
            List<byte[]> sketches = texts.sketches(near);
            return MarginalRelevance.choose(
                    near, count, (one, other) -> Sketch.likeness(sketches.get(one), sketches.get(other)));
        }

        /** What has nothing in common with the query is equally far, so that it follows in the order of places. */
        private List<Integer> filled(List<Ranked> found, int count, IntPredicate allowed) {
            List<Integer> places =
                    new ArrayList<>(found.stream().map(Ranked::place).toList());
            Set<Integer> given = new HashSet<>(places);
            for (int place = 0; place < texts.size() && places.size() < count; place++) {
                if (!given.contains(place) && allowed.test(place)) {
                    places.add(place);
                }
            }
            return places;
        }

        @Override
        public void close() {
            Unsearchable.close(texts);
        }
    }
}
