package org.promptrefinery.search.racing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;

/**
 * The order in which all candidates of a search are asked the dev cases, so that any two of them can be compared on the
 * cases that both were asked. The order is by chance, and no case comes a second time before all came once.
 *
 * @param cells in that order
 */
public record Course(List<Cell> cells) {

    public Course {
        cells = List.copyOf(cells);
    }

    /** Every case so many times. */
    public static Course of(List<Case> cases, int samples, RandomGenerator random) {
        List<Case> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, Random.from(random));
        return new Course(IntStream.range(0, samples)
                .boxed()
                .flatMap(sample -> shuffled.stream().map(subject -> Cell.of(subject, sample)))
                .toList());
    }

    public int length() {
        return cells.size();
    }

    /** The cells up to a depth, which may be greater than the length. */
    public List<Cell> upTo(int depth) {
        return cells.subList(0, Math.min(depth, length()));
    }
}
