package org.promptrefinery.retrieval;

import java.util.List;

/** Finds passages of one set of documents, cut to one size. Safe for use by several threads. */
public interface PassageIndex extends AutoCloseable {

    /**
     * The passages that fit a text best, best first; ties in the order of the documents. Those that have nothing in
     * common with it are left out.
     *
     * @param query any text; its characters have no special meaning
     * @param count at most so many
     */
    List<Passage> nearest(String query, int count);

    /** Lets go of files; nothing may be asked afterwards. */
    @Override
    default void close() {}
}
