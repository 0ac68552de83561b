package org.promptrefinery.study;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.search.statistics.PairedComparison;

/**
 * What the sections of a winner contribute, each by itself: the winner is asked some dev cases without it. Dev has
 * chosen the winner, so that gains are flattered a little; and two sections that say the same both seem to gain
 * nothing.
 *
 * @param sections in their order; none where nothing was measured
 * @param skipped why nothing was measured although the job wants it
 */
public record Ablation(List<Section> sections, Optional<String> skipped) {

    /** Most sections of a winner that are tried. */
    public static final int MOST_SECTIONS = 32;

    /** None wanted, or none possible. */
    public static final Ablation NONE = new Ablation(List.of(), Optional.empty());

    public Ablation {
        sections = List.copyOf(sections);
    }

    static Ablation skipped(String why) {
        return new Ablation(List.of(), Optional.of(why));
    }

    /**
     * One section.
     *
     * @param step which prompt of the chain, from 0
     * @param index which section of that prompt, from 0
     * @param text of the section
     * @param gain of the winner over the winner without the section
     * @param cases that both have a score for
     */
    public record Section(int step, int index, String text, PairedComparison gain, int cases) {}
}
