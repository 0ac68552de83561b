package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sizes that a number may have.
 *
 * @param rungs all of them, ascending
 * @param usual those to begin with
 */
record Ladder(List<Integer> rungs, List<Integer> usual) {

    Ladder {
        rungs = List.copyOf(rungs);
        usual = List.copyOf(usual);
    }

    int draw(RandomGenerator random) {
        return Edit.pick(usual, random);
    }

    /** The next rungs below and above a value, as far as there are any. */
    List<Integer> besides(int value) {
        List<Integer> besides = new ArrayList<>();
        rungs.stream().filter(rung -> rung < value).reduce((_, last) -> last).ifPresent(besides::add);
        rungs.stream().filter(rung -> rung > value).findFirst().ifPresent(besides::add);
        return besides;
    }
}
