package org.promptrefinery.study.supply;

import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/**
 * What a job can look up for its cases. The same case and wish always get the same text, whatever was asked before.
 * Safe for use by several threads.
 */
public interface Supplies extends AutoCloseable {

    /**
     * Those of a job.
     *
     * @param split whose train part examples are taken from, and whose other parts nothing shown may hold
     * @param asked what of a case things are looked up by
     * @throws BadInput when there are no examples, though some are to be shown, or their file is wrong
     */
    static Supplies of(Sources sources, Split split, Asked asked, Indexing indexing) {
        return LookUps.of(sources, split, asked, indexing);
    }

    /** What can be looked up. */
    Offer offer();

    /**
     * The text for one wish of a prompt. It depends on what the case itself asks, not on answers to earlier prompts,
     * which are other ones under every prompt.
     *
     * @param subject the case; it is never its own example
     * @param inputs of the case, and answers to earlier prompts
     * @throws IllegalArgumentException for what is not on offer
     */
    String lookUp(Supply wish, Case subject, Map<String, String> inputs);

    /** The texts for one wish and a fixed sample of cases, to tell how long they usually are. */
    default List<String> usual(Supply wish) {
        return List.of();
    }

    /** The passages that {@link #lookUp} sets out, best first. */
    default List<Passage> passages(Passages wish, Case subject) {
        return List.of();
    }

    /** Opens what is looked up in, so that what is wrong with it is said before anything is spent. */
    default void prepare() {}

    /** Lets go of files until something is looked up again. */
    @Override
    default void close() {}

    /** Nothing can be looked up. */
    Supplies NONE = new Supplies() {
        @Override
        public Offer offer() {
            return Offer.NONE;
        }

        @Override
        public String lookUp(Supply wish, Case subject, Map<String, String> inputs) {
            throw new IllegalArgumentException("this job has nothing to fill {{" + wish.variable() + "}} with");
        }
    };
}
