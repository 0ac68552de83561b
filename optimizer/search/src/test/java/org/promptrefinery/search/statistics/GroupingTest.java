package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    @Test
    void findsAsManyGroupsAsThereAreDirections() {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            vectors.add(near(i < 15 ? 0 : i < 25 ? 1 : 2, 1 + i));
        }

        List<List<Integer>> groups = Grouping.of(vectors, 6, 1);

        assertThat(groups).extracting(List::size).containsExactly(15, 10, 5);
        assertThat(groups.get(1)).containsExactly(15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
    }

    @Test
    void makesOneGroupWhereNothingSetsAnyApart() {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            vectors.add(new double[] {1, 1, 1});
        }

        assertThat(Grouping.of(vectors, 6, 1)).singleElement().satisfies(all -> assertThat(all)
                .hasSize(20));
    }

    @Test
    void makesOneGroupOfAFewAndNoneOfNothing() {
        assertThat(Grouping.of(List.of(near(0, 1), near(1, 1)), 6, 1)).containsExactly(List.of(0, 1));
        assertThat(Grouping.of(List.of(), 6, 1)).isEmpty();
    }

    @Test
    void isTheSameForTheSameSeed() {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            vectors.add(near(i % 4, 1));
        }

        assertThat(Grouping.of(vectors, 5, 3)).isEqualTo(Grouping.of(vectors, 5, 3));
    }

    /** Something that points along an axis, whatever its length. */
    private double[] near(int axis, double length) {
        double[] vector = new double[4];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = length * ((i == axis ? 1 : 0) + 0.05 * random.nextDouble());
        }
        return vector;
    }
}
