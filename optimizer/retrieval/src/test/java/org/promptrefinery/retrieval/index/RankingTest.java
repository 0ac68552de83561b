package org.promptrefinery.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static List<Ranked> ranking(int... places) {
        return IntStream.range(0, places.length)
                .mapToObj(rank -> new Ranked(places[rank], 9.0 - rank))
                .toList();
    }

    @Test
    void whatBothRankingsHaveHighComesFirst() {
        assertThat(ReciprocalRanks.fused(List.of(ranking(1, 2, 3), ranking(4, 2, 1))))
                .extracting(Ranked::place)
                .containsExactly(1, 2, 4, 3);
    }

    @Test
    void ranksCountAsInThePaperAndTiesGoByPlace() {
        List<Ranked> fused = ReciprocalRanks.fused(List.of(ranking(8), ranking(3)));
        assertThat(fused).extracting(Ranked::place).containsExactly(3, 8);
        assertThat(fused.getFirst().score()).isEqualTo(1.0 / 61, within(1e-12));
    }

    @Test
    void theNearestIsChosenFirstAndItsCopyLast() {
        List<Ranked> candidates = List.of(new Ranked(7, 10), new Ranked(8, 10), new Ranked(9, 1));
        List<Ranked> chosen = MarginalRelevance.choose(candidates, 3, (one, other) -> one + other == 1 ? 1 : 0);
        assertThat(chosen).extracting(Ranked::place).containsExactly(7, 9, 8);
    }

    @Test
    void whereAllAreUnlikeTheOrderStays() {
        assertThat(MarginalRelevance.choose(ranking(5, 3, 4), 2, (_, _) -> 0)).isEqualTo(ranking(5, 3));
        assertThat(MarginalRelevance.choose(List.of(), 2, (_, _) -> 0)).isEmpty();
    }

    @Property(tries = 200)
    void likenessOfFewStemsIsTheirJaccardCoefficient(
            @ForAll @Size(max = 60) Set<@IntRange(max = 90) Integer> one,
            @ForAll @Size(max = 60) Set<@IntRange(max = 90) Integer> other) {
        Set<Integer> both = new HashSet<>(one);
        both.retainAll(other);
        Set<Integer> all = new HashSet<>(one);
        all.addAll(other);
        double expected = all.isEmpty() ? 0 : (double) both.size() / all.size();
        assertThat(Sketch.likeness(sketch(one), sketch(other))).isEqualTo(expected, within(1e-12));
    }

    @Test
    void likenessOfManyStemsIsEstimated() {
        byte[] one = sketch(IntStream.range(0, 3_000).boxed().collect(Collectors.toSet()));
        byte[] other = sketch(IntStream.range(1_000, 4_000).boxed().collect(Collectors.toSet()));
        assertThat(Sketch.likeness(one, other)).isBetween(0.35, 0.65);
        assertThat(Sketch.likeness(one, one)).isEqualTo(1);
    }

    private static byte[] sketch(Set<Integer> stems) {
        return Sketch.of(stems.stream().map(stem -> "stem" + stem).toList());
    }
}
