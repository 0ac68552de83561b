package org.promptrefinery.study.supply;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.retrieval.Neighbours;

/** How documents and examples are made fit for looking things up in them. */
public interface Indexing {

    /**
     * By the index of module retrieval.
     *
     * @param folder that keeps what was made of documents; made if need be
     * @param notices hears what a person should know, such as which documents are skipped
     */
    static Indexing in(Path folder, Consumer<String> notices) {
        return new LuceneIndexing(folder, TextEmbedder.installed(), notices);
    }

    /** What a person should know goes here. */
    Consumer<String> notices();

    /** Finds among some texts. */
    Neighbours neighbours(List<String> texts);

    /**
     * The documents of a folder.
     *
     * @throws BadInput when none of them can be used
     */
    Library library(Path documents);
}
