package org.promptrefinery.study.supply;

import java.util.function.BiConsumer;
import org.promptrefinery.retrieval.PassageIndex;

/** The documents of a job. Safe for use by several threads. */
public interface Library extends AutoCloseable {

    /** The documents, cut to passages of at most so many words. */
    PassageIndex cutTo(int words);

    /** Hands on the name and the text of each document. */
    void each(BiConsumer<String, String> document);

    @Override
    void close();
}
