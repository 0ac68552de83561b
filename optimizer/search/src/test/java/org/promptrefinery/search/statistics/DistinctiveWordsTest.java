package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctiveWordsTest {

    @Test
    void namesWhatIsSaidMoreOftenHereThanThere() {
        List<List<String>> here = Collections.nCopies(10, List.of("the", "parcel", "is", "late"));
        List<List<String>> there = Collections.nCopies(10, List.of("the", "invoice", "is", "wrong"));

        assertThat(DistinctiveWords.of(here, there, 5)).containsExactly("late", "parcel");
        assertThat(DistinctiveWords.of(there, here, 1)).containsExactly("invoice");
    }

    @Test
    void doesNotTakeARareWordForATellingOne() {
        List<List<String>> there = Collections.nCopies(10, List.of("the", "invoice", "is", "wrong"));
        List<List<String>> here = List.of(List.of("the", "invoice", "is", "wrong", "sincerely"));

        assertThat(DistinctiveWords.of(here, there, 5)).isEmpty();
    }

    @Test
    void saysNothingOfNoTexts() {
        assertThat(DistinctiveWords.of(List.of(), List.of(), 5)).isEmpty();
        assertThat(DistinctiveWords.of(List.of(List.of("alone")), List.of(), 5)).isEmpty();
    }
}
