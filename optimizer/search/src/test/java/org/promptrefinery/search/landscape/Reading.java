package org.promptrefinery.search.landscape;

import java.util.List;
import java.util.Set;

/**
 * What the simulated model takes from a prompt.
 *
 * @param rules those it understands, in the order in which they stand
 * @param broken rules that a wrong one stands in the way of
 * @param lured whether the lure is in the prompt
 * @param sentences length of the prompt
 */
record Reading(List<Integer> rules, Set<Integer> broken, boolean lured, int sentences) {

    Reading {
        rules = List.copyOf(rules);
        broken = Set.copyOf(broken);
    }

    boolean has(int rule) {
        return rules.contains(rule);
    }
}
