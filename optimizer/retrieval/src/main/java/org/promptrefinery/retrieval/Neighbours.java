package org.promptrefinery.retrieval;

import java.util.List;
import java.util.function.IntPredicate;

/** Finds among stored texts those that are most like another. Safe for use by several threads. */
public interface Neighbours extends AutoCloseable {

    /**
     * Places of the nearest texts in the order they were stored in, nearest first; ties in that order. Fewer than asked
     * for only where fewer are allowed: texts that have nothing in common with the query come last.
     *
     * @param query any text; its characters have no special meaning
     * @param count at most so many
     * @param varied whether near ones should be unlike each other (maximal marginal relevance)
     * @param allowed which places may be given out
     */
    List<Integer> nearest(String query, int count, boolean varied, IntPredicate allowed);

    /** Lets go of files; nothing may be asked afterwards. */
    @Override
    default void close() {}
}
