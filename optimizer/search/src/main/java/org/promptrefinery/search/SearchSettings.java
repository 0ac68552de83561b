package org.promptrefinery.search;

/**
 * The size of a search.
 *
 * @param population survivors of a generation (mu), at least 1
 * @param children candidates made a generation (lambda), at least 1
 * @param generations most generations to run, at least 1
 * @param minibatch dev cases a child is screened on first, at least 1
 * @param patience generations without a better best after which the search ends, at least 1
 * @param maxPromptTokens longest prompt allowed, in tokens of the task model
 * @param seed of all randomness
 * @param maxUnscored largest share of dev cases that may be without a score for a child to survive, in [0, 1]
 */
public record SearchSettings(
        int population,
        int children,
        int generations,
        int minibatch,
        int patience,
        int maxPromptTokens,
        long seed,
        double maxUnscored) {

    /** Unscored answers are rare where all is well; more than these would decide who wins. */
    public static final double MAX_UNSCORED = 0.1;

    public SearchSettings {
        requirePositive("population", population);
        requirePositive("children", children);
        requirePositive("generations", generations);
        requirePositive("minibatch", minibatch);
        requirePositive("patience", patience);
        requirePositive("maxPromptTokens", maxPromptTokens);
        if (!(maxUnscored >= 0 && maxUnscored <= 1)) {
            throw new IllegalArgumentException("maxUnscored lies in [0, 1], not " + maxUnscored);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1, not " + value);
        }
    }

    /** Enough for a prompt of a dozen rules on a few hundred cases. */
    public static SearchSettings defaults(long seed) {
        return new SearchSettings(8, 16, 12, 16, 3, 1024, seed, MAX_UNSCORED);
    }
}
