package org.promptrefinery.evaluators.calibration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person said of two answers to a case, as it was written down.
 *
 * @param where file and line, for messages
 * @param subject id of the case
 * @param first the answer shown first
 * @param second the answer shown second; equal to the first where only one was there
 * @param prompts that the first and the second answer came from
 * @param picked what the person picked
 * @param correction how a right answer reads, where the person wrote one
 * @param reviewer who it was, as they call themselves; empty when they gave no name
 * @param at when it was said
 */
public record Comparison(
        String where,
        String subject,
        String first,
        String second,
        Prompts prompts,
        Picked picked,
        Optional<String> correction,
        String reviewer,
        Instant at) {

    /** What a person picks of two answers. */
    public enum Picked {
        FIRST,
        SECOND,
        /** Both are good. */
        BOTH,
        /** Neither is good. */
        NEITHER
    }

    /**
     * Where two answers came from.
     *
     * @param first id of a prompt
     * @param second id of a prompt
     */
    public record Prompts(String first, String second) {}

    /**
     * What this says of each answer by itself: both pass or both fail where the person said so; of two answers of which
     * one is better, which was not called as good as the other, that one passes and the other fails.
     */
    public List<Label> labels() {
        boolean firstPasses = picked == Picked.FIRST || picked == Picked.BOTH;
        boolean secondPasses = picked == Picked.SECOND || picked == Picked.BOTH;
        Label one = label(first, firstPasses);
        return first.equals(second) ? List.of(one) : List.of(one, label(second, secondPasses));
    }

    private Label label(String answer, boolean passes) {
        return new Label(where, Optional.of(subject), Optional.of(answer), Optional.empty(), passes ? 1 : 0);
    }

    /** Equal for what one person says of the same two answers, in whichever order they are shown. */
    Object matter() {
        return List.of(subject, reviewer, Set.copyOf(List.of(first, second)));
    }
}
