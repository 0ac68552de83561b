package org.promptrefinery.study.review;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person said of two answers to a case, shown without names.
 *
 * @param caseId of the case
 * @param first the answer shown first
 * @param second the answer shown second; equal to the first where only one was there
 * @param firstPrompt id of the prompt (or chain) that the first answer came from
 * @param secondPrompt id of the prompt (or chain) that the second answer came from
 * @param choice what the person picked
 * @param correction how a right answer reads, where the person wrote one
 * @param reviewer who it was, as they call themselves
 * @param at when it was said
 */
public record Review(
        String caseId,
        String first,
        String second,
        String firstPrompt,
        String secondPrompt,
        Choice choice,
        Optional<String> correction,
        String reviewer,
        Instant at) {

    /** What a person picks of two answers. */
    public enum Choice {
        FIRST,
        SECOND,
        /** Both are good. */
        BOTH,
        /** Neither is good. */
        NEITHER
    }
}
