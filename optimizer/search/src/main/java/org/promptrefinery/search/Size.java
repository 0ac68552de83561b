package org.promptrefinery.search;

/**
 * How much a search tries.
 *
 * @param population survivors of a generation (mu), at least 1
 * @param children candidates made a generation (lambda), at least 1
 * @param generations most generations to run, at least 1
 * @param minibatch cases a child is screened on, and of a block of its race, at least 1
 * @param patience generations without a better best after which the search starts afresh or ends, at least 1
 * @param restarts how often it may start afresh, from a prompt of which only what must be kept is left
 */
public record Size(int population, int children, int generations, int minibatch, int patience, int restarts) {

    public static final Size USUAL = new Size(8, 12, 60, 16, 8, 1);

    public Size {
        requirePositive("population", population);
        requirePositive("children", children);
        requirePositive("generations", generations);
        requirePositive("minibatch", minibatch);
        requirePositive("patience", patience);
        if (restarts < 0) {
            throw new IllegalArgumentException("restarts is at least 0, not " + restarts);
        }
    }

    static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1, not " + value);
        }
    }
}
