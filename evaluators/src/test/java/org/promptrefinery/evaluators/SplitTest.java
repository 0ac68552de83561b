package org.promptrefinery.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Property(tries = 200)
    void everyCaseGoesToOnePartAndDuplicatesStayTogether(
            @ForAll @IntRange(min = 40, max = 120) int size, @ForAll long seed, @ForAll Random random) {
        List<Case> cases = IntStream.range(0, size)
                .mapToObj(i -> subject(i, (random.nextBoolean() ? " Q" : "q ") + random.nextInt(size / 2), "t" + i % 3))
                .toList();
        Split split = Split.of(cases, Shares.DEFAULT, seed);

        List<Case> all = parts(split).flatMap(List::stream).toList();
        assertThat(all).containsExactlyInAnyOrderElementsOf(cases);
        Map<String, List<Case>> home = new HashMap<>();
        parts(split)
                .forEach(part -> part.forEach(subject -> assertThat(home.computeIfAbsent(
                                subject.inputs().get("q").strip().toLowerCase(Locale.ROOT), _ -> part))
                        .isSameAs(part)));
    }

    @Property(tries = 50)
    void everyTagHasItsShareInEveryPart(@ForAll long seed) {
        List<Case> cases = IntStream.range(0, 300)
                .mapToObj(i -> subject(i, "q" + i, i % 10 == 0 ? "rare" : "common"))
                .toList();
        Split split = Split.of(cases, new Shares(1, 1, 2), seed);

        assertThat(split.test()).hasSizeBetween(148, 152);
        assertThat(count(split.test(), "rare")).isCloseTo(15, within(2L));
        assertThat(count(split.dev(), "rare")).isCloseTo(7, within(2L));
    }

    @Property(tries = 20)
    void dependsOnContentAndSeedNotOnTheOrderOfLines(@ForAll Random random) {
        List<Case> cases =
                IntStream.range(0, 60).mapToObj(i -> subject(i, "q" + i, "t")).toList();
        List<Case> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, random);

        assertThat(Split.of(shuffled, Shares.DEFAULT, 1)).isEqualTo(Split.of(cases, Shares.DEFAULT, 1));
        assertThat(Split.of(cases, Shares.DEFAULT, 2)).isNotEqualTo(Split.of(cases, Shares.DEFAULT, 1));
    }

    @Test
    void refusesTooFewCases() {
        List<Case> cases =
                IntStream.range(0, 9).mapToObj(i -> subject(i, "q" + i, "t")).toList();
        assertThatThrownBy(() -> Split.of(cases, Shares.DEFAULT, 1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("9 cases are too few");
    }

    @Test
    void refusesManyCopiesOfOneCase() {
        List<Case> cases =
                IntStream.range(0, 50).mapToObj(i -> subject(i, "same", "t")).toList();
        assertThatThrownBy(() -> Split.of(cases, Shares.DEFAULT, 1)).isInstanceOf(BadInput.class);
    }

    private static Stream<List<Case>> parts(Split split) {
        return Stream.of(split.train(), split.dev(), split.test());
    }

    private static long count(List<Case> cases, String tag) {
        return cases.stream().filter(subject -> subject.tags().contains(tag)).count();
    }

    private static Case subject(int number, String question, String tag) {
        return new Case("id" + number, Map.of("q", question), List.of("a"), new TreeSet<>(List.of(tag)), 1);
    }
}
