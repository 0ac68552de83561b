package org.promptrefinery.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a search knows of its past.
 *
 * @param seed what the search began with
 * @param seen digests of all chains ever tried, so that none is tried twice
 * @param credits what each operator has earned, by its name
 * @param stride the greatest gain of a child on its parent lately, in score; by it the others are measured
 * @param restarts the generations in which it started afresh
 */
public record Memory(Chain seed, Set<String> seen, Map<String, Credit> credits, double stride, List<Integer> restarts) {

    public Memory {
        seen = Set.copyOf(seen);
        credits = Map.copyOf(credits);
        restarts = List.copyOf(restarts);
    }

    /**
     * The record of an operator; what is long ago counts less.
     *
     * @param wins children that survived, each by its gain as a share of the stride
     * @param losses children that did not, and what the others lacked in gain
     * @param cost completions that all its children took
     */
    public record Credit(double wins, double losses, double cost) {

        public static final Credit NONE = new Credit(0, 0, 0);
        private static final double MEMORY = 0.95;

        /**
         * This record and one more child.
         *
         * @param share of the stride, in [0, 1]; 0 when it did not survive
         * @param took completions
         */
        public Credit and(double share, double took) {
            return plus(new Credit(share, 1 - share, took));
        }

        private Credit plus(Credit other) {
            return new Credit(wins + other.wins, losses + other.losses, cost + other.cost);
        }

        private Credit faded() {
            return new Credit(MEMORY * wins, MEMORY * losses, MEMORY * cost);
        }
    }

    public static Memory of(Chain seed) {
        return new Memory(seed, Set.of(digest(seed)), Map.of(), 0, List.of());
    }

    public Credit credit(String operator) {
        return credits.getOrDefault(operator, Credit.NONE);
    }

    public boolean knows(Chain chain) {
        return seen.contains(digest(chain));
    }

    /** This memory and some more chains. */
    public Memory and(List<Chain> tried) {
        Set<String> more = new TreeSet<>(seen);
        tried.forEach(chain -> more.add(digest(chain)));
        return new Memory(seed, more, credits, stride, restarts);
    }

    /**
     * This memory a generation later, when each operator has earned so much more.
     *
     * @param longest the greatest gain that this is measured by
     */
    public Memory earned(Map<String, Credit> latest, double longest) {
        Map<String, Credit> updated = new TreeMap<>();
        credits.forEach((operator, credit) -> updated.put(operator, credit.faded()));
        latest.forEach((operator, credit) -> updated.merge(operator, credit, Credit::plus));
        return new Memory(seed, seen, updated, longest, restarts);
    }

    /** This memory with one more fresh start. */
    public Memory restarted(int generation) {
        List<Integer> more = new ArrayList<>(restarts);
        more.add(generation);
        return new Memory(seed, seen, credits, stride, more);
    }

    private static String digest(Chain chain) {
        return Digest.of(Gist.of(chain));
    }
}
