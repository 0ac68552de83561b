package org.promptrefinery.search;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a search knows of its past.
 *
 * @param seen gists of all prompts ever tried, so that none is tried twice
 * @param credits what each operator has earned, by its name
 */
public record Memory(Set<String> seen, Map<String, Credit> credits) {

    public Memory {
        seen = Set.copyOf(seen);
        credits = Map.copyOf(credits);
    }

    /**
     * The record of an operator.
     *
     * @param wins children that survived
     * @param losses children that did not
     */
    public record Credit(int wins, int losses) {

        public static final Credit NONE = new Credit(0, 0);

        Credit and(boolean won) {
            return won ? new Credit(wins + 1, losses) : new Credit(wins, losses + 1);
        }
    }

    public static Memory of(Chain seed) {
        return new Memory(Set.of(gist(seed)), Map.of());
    }

    public Credit credit(String operator) {
        return credits.getOrDefault(operator, Credit.NONE);
    }

    public boolean knows(Chain chain) {
        return seen.contains(gist(chain));
    }

    /** This memory and one more prompt, whose operator won or lost by it. */
    public Memory and(Candidate candidate, boolean won) {
        Set<String> more = new TreeSet<>(seen);
        more.add(gist(candidate.chain()));
        Map<String, Credit> updated = new TreeMap<>(credits);
        updated.put(candidate.operator(), credit(candidate.operator()).and(won));
        return new Memory(more, updated);
    }

    /** The same for chains that tell a model the same. */
    public static String gist(Chain chain) {
        return Gist.of(chain);
    }
}
