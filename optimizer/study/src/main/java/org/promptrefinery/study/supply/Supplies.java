package org.promptrefinery.study.supply;

import java.util.Map;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Supply;

/**
 * What a job can look up for its cases. The same case and wish always get the same text, whatever was asked before.
 * Safe for use by several threads.
 */
public interface Supplies {

    /** What can be looked up. */
    Offer offer();

    /**
     * The text for one wish of a prompt.
     *
     * @param subject the case; it is never its own example
     * @param inputs of the case, and answers to earlier prompts
     * @throws IllegalArgumentException for what is not on offer
     */
    String lookUp(Supply wish, Case subject, Map<String, String> inputs);

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
