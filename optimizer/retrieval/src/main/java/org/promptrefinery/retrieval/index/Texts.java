package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * What an index is made of.
 *
 * @param entries gone through once for each index that is made
 * @param empty stems that tell nothing in a query
 */
record Texts(Supplier<Iterator<Entry>> entries, Optional<TextEmbedder> embedder, Set<String> empty)
        implements IndexCache.Content {

    @Override
    public void write(Directory directory) throws IOException {
        TextWriter.write(directory, entries.get(), embedder);
    }

    @Override
    public TextSearcher open(Directory directory) throws IOException {
        return TextSearcher.open(directory, embedder, empty);
    }

    TextSearcher inMemory() {
        try {
            Directory directory = new ByteBuffersDirectory();
            write(directory);
            return open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail like a disk
        }
    }
}
