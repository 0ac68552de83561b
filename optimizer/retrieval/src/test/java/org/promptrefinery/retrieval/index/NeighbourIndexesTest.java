package org.promptrefinery.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.retrieval.Neighbours;

class NeighbourIndexesTest {

    private static final IntPredicate ALL = _ -> true;

    private static final List<String> TEXTS = List.of(
            "How do I reset my password?",
            "Where is my parcel?",
            "My parcel has not arrived",
            "Resetting passwords takes too long",
            "The invoice is wrong");

    private static Neighbours over(List<String> texts) {
        return NeighbourIndexes.inMemory(texts, Optional.empty());
    }

    @Test
    void theTextItselfIsNearestAndFormsOfAWordAreOne() {
        Neighbours neighbours = over(TEXTS);
        assertThat(neighbours.nearest("How do I reset my password?", 2, false, ALL))
                .containsExactly(0, 3);
        assertThat(neighbours.nearest("parcels", 2, false, ALL)).containsExactly(1, 2);
    }

    @Test
    void onlyAllowedPlacesAreGivenOut() {
        assertThat(over(TEXTS).nearest(TEXTS.get(0), 2, false, place -> place != 0))
                .doesNotContain(0)
                .first()
                .isEqualTo(3);
    }

    @Test
    void aSingleAllowedOneIsFoundAmongManyThatAreNearer() {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, 500).forEach(_ -> texts.add("red red red"));
        texts.set(321, "red and then many other words that make it less near");
        assertThat(over(texts).nearest("red", 3, false, place -> place == 321)).containsExactly(321);
        assertThat(over(texts).nearest("red", 3, true, place -> place == 321)).containsExactly(321);
    }

    @Test
    void tiesComeInTheOrderOfStoring() {
        List<String> texts =
                IntStream.range(0, 200).mapToObj(i -> "the same text").toList();
        assertThat(over(texts).nearest("same text", 5, false, ALL)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whatHasNothingInCommonComesLastInItsOrder() {
        assertThat(over(TEXTS).nearest("invoice", 3, false, ALL)).containsExactly(4, 0, 1);
        assertThat(over(TEXTS).nearest("zebra", 2, true, place -> place > 1)).containsExactly(2, 3);
        assertThat(over(TEXTS).nearest("invoice", 9, false, ALL)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsAskedForOrStored() {
        assertThat(over(TEXTS).nearest("parcel", 0, true, ALL)).isEmpty();
        assertThat(over(List.of()).nearest("parcel", 3, true, ALL)).isEmpty();
        assertThat(over(List.of("", " ")).nearest("", 3, false, ALL)).containsExactly(0, 1);
    }

    @Test
    void variedOnesAreUnlikeEachOther() {
        List<String> texts = List.of(
                "parcel lost in the post",
                "parcel lost in the post",
                "parcel lost in the post again",
                "parcel damaged by rain",
                "unrelated");
        assertThat(over(texts).nearest("parcel lost post", 2, false, ALL)).containsExactly(0, 1);
        assertThat(over(texts).nearest("parcel lost post", 2, true, ALL)).containsExactly(0, 3);
    }

    @Test
    void queriesAreDataWhateverTheyHold() {
        Neighbours neighbours = over(TEXTS);
        for (String hostile : List.of(
                "parcel AND (",
                "\"parcel",
                "parcel*~2 [a TO",
                "stems:parcel^9 OR",
                "-parcel +",
                "\\parcel\\",
                "parcel\0")) {
            assertThat(neighbours.nearest(hostile, 1, false, ALL)).as(hostile).containsExactly(1);
        }
        assertThat(neighbours.nearest("*:*", 1, false, ALL)).containsExactly(0);
        String long100k = IntStream.range(0, 20_000).mapToObj(i -> "w" + i).reduce("", (a, b) -> b + " ") + "invoice";
        assertThat(neighbours.nearest(("x y z (* ").repeat(12_000) + long100k, 1, false, ALL))
                .containsExactly(4);
    }

    @Test
    void aLongQueryIsDecidedByItsRareWords() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            texts.add("common" + i % 60);
        }
        texts.add("needle");
        String query = IntStream.range(0, 60).mapToObj(i -> "common" + i).reduce("needle", (a, b) -> a + " " + b);
        assertThat(over(texts).nearest(query, 1, false, ALL)).containsExactly(300);
    }

    @Test
    void meaningsAreFoundWhereWordsDiffer() {
        List<String> texts = List.of("the cat sleeps", "an automobile", "the hound barks", "nothing known", " ");
        Neighbours neighbours = NeighbourIndexes.inMemory(texts, Optional.of(WordVectors.FAMILY));
        assertThat(neighbours.nearest("car", 1, false, ALL)).containsExactly(1);
        assertThat(neighbours.nearest("kitten", 1, false, ALL)).containsExactly(0);
        assertThat(neighbours.nearest("dog", 1, false, place -> place != 2)).isNotEqualTo(List.of(2));
        assertThat(neighbours.nearest(" ", 1, false, ALL)).containsExactly(0);
    }

    @Test
    void anAllowedMeaningIsFoundBehindManyThatAreNot() {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, 600).forEach(_ -> texts.add("automobile"));
        texts.add("automobile hound");
        Neighbours neighbours = NeighbourIndexes.inMemory(texts, Optional.of(WordVectors.FAMILY));
        assertThat(neighbours.nearest("car", 1, false, place -> place == 600)).containsExactly(600);
    }

    @Test
    void vectorsMayBeLong() {
        WordVectors wide = new WordVectors("wide", WordVectors.FAMILY.meanings(), 3_072);
        Neighbours neighbours = NeighbourIndexes.inMemory(List.of("cat", "dog"), Optional.of(wide));
        assertThat(neighbours.nearest("hound", 1, false, ALL)).containsExactly(1);
    }

    @Test
    void anIndexOnDiskAnswersLikeOneInMemory(@TempDir Path cache) {
        List<String> texts = IntStream.range(0, 3_000)
                .mapToObj(i -> "order " + i % 97 + " from city" + i % 13 + " on day" + i)
                .toList();
        try (Neighbours disk = NeighbourIndexes.open(texts, Optional.empty(), cache);
                Neighbours memory = over(texts)) {
            for (int i = 0; i < 3_000; i += 311) {
                assertThat(disk.nearest(texts.get(i), 5, true, ALL))
                        .startsWith(i)
                        .isEqualTo(memory.nearest(texts.get(i), 5, true, ALL));
            }
        }
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        List<String> texts = IntStream.range(0, 1_000)
                .mapToObj(i -> "text " + i + " of " + i % 7)
                .toList();
        Neighbours neighbours = over(texts);
        List<Integer> alone = neighbours.nearest("text 500 of 3", 5, true, ALL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> answers = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> neighbours.nearest("text 500 of 3", 5, true, ALL)))
                    .toList();
            for (Future<List<Integer>> answer : answers) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        }
    }
}
