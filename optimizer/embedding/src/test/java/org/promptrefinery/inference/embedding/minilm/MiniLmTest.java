package org.promptrefinery.inference.embedding.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.evaluators.similarity.Embedders;

class MiniLmTest {

    private final Evaluation similarity = Catalog.evaluation(
            List.of("similarity"), "job", Services.NONE.with(Embedders.class, Embedders.installed()));

    @Test
    void isFoundAndGivesUnitVectorsTheSameEveryTime() {
        assertThat(Embedders.installed().embedder()).containsInstanceOf(MiniLm.class);
        MiniLm embedder = new MiniLm();
        List<float[]> once = embedder.embed(List.of("The cat sleeps.", "Stocks fell."));
        List<float[]> again = embedder.embed(List.of("Stocks fell.", "The cat sleeps."));
        assertThat(once).hasSize(2).allMatch(vector -> vector.length == 384);
        assertThat(again.getFirst()).isEqualTo(once.getLast());
        assertThat(again.getLast()).isEqualTo(once.getFirst());
        assertThat(embedder.embed(List.of())).isEmpty();
        List<float[]> accents = embedder.embed(List.of("Ecole\nlibre", "E\u0301cole\nlibre", "\u00c9cole libre"));
        assertThat(accents).allMatch(vector -> Arrays.equals(vector, accents.getFirst()));
    }

    @Test
    void aParaphraseIsNearerThanAnotherTopic() {
        double same = score("A man is eating food.", "A man is eating food.");
        double paraphrase = score("Someone is having a meal.", "A man is eating food.");
        double other = score("The stock market fell sharply today.", "A man is eating food.");
        assertThat(same).isGreaterThan(0.999);
        assertThat(paraphrase).isBetween(0.4, 0.95);
        assertThat(other).isLessThan(0.2);
    }

    @Test
    void longAndStrangeTextsAreEmbeddedToo() {
        for (String text : List.of(
                "\ud800",
                "\u0000",
                "\u202e\u200b",
                "\u0301",
                "\u4e00",
                "\ue000",
                "\u2028",
                "word ".repeat(20_000),
                "x".repeat(100_000))) {
            assertThat(score(text, "A man is eating food.")).isBetween(0.0, 0.9);
        }
    }

    private double score(String answer, String reference) {
        Case subject = new Case("id", Map.of("q", "x"), List.of(reference), new TreeSet<>(), 1);
        return similarity.judge(List.of(new Trial(subject, answer))).getFirst().score();
    }
}
