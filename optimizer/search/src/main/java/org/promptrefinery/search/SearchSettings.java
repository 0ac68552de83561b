package org.promptrefinery.search;

/**
 * How a search is to be run.
 *
 * @param size how much it tries
 * @param limits what a candidate must keep to
 * @param goal what it is for
 * @param samples answers drawn for each dev case, at least 1; more than 1 only helps where the model answers by chance
 * @param folds 1 to keep train and dev apart; more to let each case of both serve as either in turn, in so many parts
 * @param ablation most dev cases that the winner is asked without each of its sections when the search is over; 0 for
 *     none
 * @param seed of all randomness
 */
public record SearchSettings(Size size, Limits limits, Goal goal, int samples, int folds, int ablation, long seed) {

    private static final int USUAL_ABLATION = 32;

    public SearchSettings {
        Size.requirePositive("samples", samples);
        Size.requirePositive("folds", folds);
        if (ablation < 0) {
            throw new IllegalArgumentException("ablation is at least 0, not " + ablation);
        }
    }

    /** Enough for a prompt of a dozen rules on a few hundred cases. */
    public static SearchSettings defaults(long seed) {
        return new SearchSettings(Size.USUAL, Limits.USUAL, Goal.SCORE, 1, 1, USUAL_ABLATION, seed);
    }

    /** These settings with another size. */
    public SearchSettings with(Size other) {
        return new SearchSettings(other, limits, goal, samples, folds, ablation, seed);
    }

    /** These settings with other limits. */
    public SearchSettings with(Limits other) {
        return new SearchSettings(size, other, goal, samples, folds, ablation, seed);
    }

    /** These settings with another goal. */
    public SearchSettings with(Goal other) {
        return new SearchSettings(size, limits, other, samples, folds, ablation, seed);
    }
}
