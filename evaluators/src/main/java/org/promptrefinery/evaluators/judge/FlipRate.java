package org.promptrefinery.evaluators.judge;

import java.util.Collection;

/**
 * How often a judge changes its mind when two answers change places: 0 for one that looks at the answers, high for one
 * that looks at their places.
 *
 * @param flips pairs on which it did
 * @param pairs that were judged in both orders
 */
public record FlipRate(int flips, int pairs) {

    public static FlipRate of(Collection<Preference> preferences) {
        int flips = (int) preferences.stream()
                .filter(preference -> preference == Preference.FLIP)
                .count();
        return new FlipRate(flips, preferences.size());
    }

    /** In [0, 1]; 0 when nothing was judged. */
    public double rate() {
        return pairs == 0 ? 0 : (double) flips / pairs;
    }

    @Override
    public String toString() {
        return flips + " of " + pairs + " pairs flipped";
    }
}
