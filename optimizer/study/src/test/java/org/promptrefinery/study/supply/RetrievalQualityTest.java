package org.promptrefinery.study.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

class RetrievalQualityTest {

    private static final List<Passage> FOUND = List.of(
            new Passage("Lear loved CORDELIA, his youngest.", "lear.txt#1"),
            new Passage("Romeo feared the prince of Verona.", "romeo/act 1.pdf#7"));

    @Test
    void countsThePassagesThatHoldAnAnswerAsWholeWords() {
        RetrievalQuality quality = quality(
                subject(Set.of(), "Cordelia"),
                subject(Set.of(), "Goneril", "The Prince"),
                subject(Set.of(), "Cord"),
                subject(Set.of(), "?"));
        assertThat(quality.cases()).as("one says nothing of what it needs").isEqualTo(3);
        assertThat(quality.found()).isEqualTo(2);
        assertThat(quality.recall()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(quality.reciprocalRank()).isCloseTo((1 + 0.5) / 3, within(1e-9));
    }

    @Test
    void ofJsonTheValuesAreNeededAndNotItsForm() {
        RetrievalQuality quality = quality(
                subject(Set.of(), "{\"whom\": \"Cordelia\", \"who\": [\"Lear\"]}"),
                subject(Set.of(), "{\"whom\": \"Cordelia\", \"who\": \"Romeo\"}"));
        assertThat(quality.cases()).isEqualTo(2);
        assertThat(quality.found()).as("in one passage, both values").isEqualTo(1);
    }

    @Test
    void aSourceTagSaysWhichDocumentIsNeeded() {
        RetrievalQuality quality = quality(
                subject(Set.of("source:romeo/act 1.pdf"), "Cordelia"), subject(Set.of("source:act 1.pdf"), "Cordelia"));
        assertThat(quality.found()).isEqualTo(1);
        assertThat(quality.reciprocalRank()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void withoutPassagesThereIsNothingToSay() {
        Chain plain = Chain.of(new Prompt(List.of(), "{{question}}"));
        assertThat(RetrievalQuality.of(plain, List.of(subject(Set.of(), "Cordelia")), new Fixed()))
                .isEmpty();
    }

    private static RetrievalQuality quality(Case... cases) {
        Chain chain = Chain.of(
                new Prompt(List.of(new Section(Role.CONTEXT, "{{passages_2_w40_inputs_lines}}")), "{{question}}"));
        return RetrievalQuality.of(chain, List.of(cases), new Fixed()).orElseThrow();
    }

    private static Case subject(Set<String> tags, String... references) {
        return new Case("c", Map.of("question", "Whom?"), List.of(references), new TreeSet<>(tags), 1);
    }

    /** Finds the same whatever is asked. */
    private static final class Fixed implements Supplies {

        @Override
        public Offer offer() {
            return new Offer(true, true);
        }

        @Override
        public String lookUp(Supply wish, Case subject, Map<String, String> inputs) {
            return "";
        }

        @Override
        public List<Passage> passages(Passages wish, Case subject) {
            return FOUND;
        }
    }
}
