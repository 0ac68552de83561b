package org.promptrefinery.search;

import java.util.List;

/**
 * What every candidate must keep to.
 *
 * @param maxPromptTokens longest fixed part of all its prompts together, in tokens of the task model
 * @param maxUnscored largest share of dev cases that may be without a score for a child to survive, in [0, 1]
 * @param keep texts of the first prompts that must stay in them word for word
 */
public record Limits(int maxPromptTokens, double maxUnscored, List<String> keep) {

    /** Unscored answers are rare where all is well; more than these would decide who wins. */
    public static final double MAX_UNSCORED = 0.1;

    public static final Limits USUAL = new Limits(1024, MAX_UNSCORED, List.of());

    public Limits {
        keep = List.copyOf(keep);
        Size.requirePositive("maxPromptTokens", maxPromptTokens);
        if (!(maxUnscored >= 0 && maxUnscored <= 1)) {
            throw new IllegalArgumentException("maxUnscored lies in [0, 1], not " + maxUnscored);
        }
    }
}
