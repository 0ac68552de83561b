package org.promptrefinery.study.supply;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.promptrefinery.retrieval.Neighbours;

/** Indexes on disk. */
record LuceneIndexing(Path folder, Consumer<String> notices) implements Indexing {

    @Override
    public Neighbours neighbours(List<String> texts) {
        throw new UnsupportedOperationException("retrieval is not there yet");
    }

    @Override
    public Library library(Path documents) {
        throw new UnsupportedOperationException("retrieval is not there yet");
    }
}
