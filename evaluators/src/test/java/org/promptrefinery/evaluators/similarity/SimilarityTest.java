package org.promptrefinery.evaluators.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.embedding.TextEmbedder;

class SimilarityTest {

    /** Texts are vectors as they are written: "3 -4" is (3, -4). */
    private static final class Written implements TextEmbedder {

        private final List<List<String>> asked = new ArrayList<>();

        @Override
        public String identity() {
            return "written";
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            asked.add(texts);
            return texts.stream().map(Written::vector).toList();
        }

        private static float[] vector(String text) {
            String[] numbers = text.split("\\s+");
            return new float[] {Float.parseFloat(numbers[0]), Float.parseFloat(numbers[1])};
        }
    }

    private final Written embedder = new Written();

    @ParameterizedTest
    @CsvSource({
        "1 0, 5 0, 1",
        "1 0, 0 1, 0",
        "1 0, -1 0, 0",
        "3 4, 4 3, 0.96",
        "1 0, 1 1, 0.70710678",
        "0 0, 1 1, 0",
        "'', '', 1",
        "' ', 1 0, 0",
        "1 0, '', 0"
    })
    void theScoreIsTheCosineAndNeverNegative(String answer, String reference, double score) {
        assertThat(score(judge(List.of(trial(answer, reference))).getFirst())).isCloseTo(score, within(1e-6));
    }

    @Test
    void theNearestReferenceCounts() {
        Verdict verdict = judge(List.of(trial("3 4", "1 0", "4 3", "0 1"))).getFirst();
        assertThat(score(verdict)).isCloseTo(0.96, within(1e-6));
        assertThat(((Verdict.Scored) verdict).reason()).isEqualTo("similarity 0.96 to '4 3'");
    }

    @Test
    void allTextsAreEmbeddedAtOnceAndEqualOnesOnce() {
        judge(List.of(trial("1 0", "0 1"), trial("1 0", "0 1"), trial("2 0"), trial("0 1", "1 0")));
        assertThat(embedder.asked).containsExactly(List.of("1 0", "0 1"));
    }

    @Test
    void aLongTextIsTheMeanOfItsChunks() {
        String east = "1 0" + " ".repeat(Chunks.LONGEST - 3);
        String north = "0 1" + " ".repeat(Chunks.LONGEST - 3);
        assertThat(score(judge(List.of(trial(east + north, "1 1"))).getFirst())).isCloseTo(1, within(1e-6));
        assertThat(score(judge(List.of(trial(east + east + north, "2 1"))).getFirst()))
                .isCloseTo(1, within(1e-6));
        assertThat(score(judge(List.of(trial(east.repeat(Chunks.MOST) + north.repeat(500), "1 0")))
                        .getFirst()))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void chunksLoseNoWordAndSplitNoCharacter() {
        String words = "Some words of different lengths, a few more ".repeat(100);
        assertThat(String.join(" ", Chunks.of(words))).isEqualTo(words.strip());
        assertThat(Chunks.of(words)).allMatch(chunk -> chunk.length() <= Chunks.LONGEST);
        String faces = "a" + "\ud83d\ude00".repeat(1_000);
        assertThat(String.join("", Chunks.of(faces))).isEqualTo(faces);
        assertThat(Chunks.of(faces)).noneMatch(chunk -> Character.isLowSurrogate(chunk.charAt(0)));
        assertThat(Chunks.of(" \n ")).isEmpty();
        assertThat(Chunks.of("x".repeat(1_000_000))).hasSize(Chunks.MOST);
    }

    @Test
    void aBuildWithoutAnEmbedderSaysWhatToDo() {
        Services none = Services.NONE.with(Embedders.class, new Embedders(Optional.empty()));
        assertThatThrownBy(() -> Catalog.evaluation(List.of("similarity"), "job.yaml:7: evaluators:", none))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:7: evaluators[0].similarity")
                .hasMessageContaining("touch .mvn/embedding");
    }

    private List<Verdict> judge(List<Trial> trials) {
        Services services = Services.NONE.with(Embedders.class, new Embedders(Optional.of(embedder)));
        return Catalog.evaluation(List.of("similarity"), "job", services).judge(trials).stream()
                .map(result -> result.byEvaluator().get("similarity"))
                .toList();
    }

    private static double score(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Scored.class);
        return ((Verdict.Scored) verdict).score();
    }

    private static Trial trial(String answer, String... references) {
        return new Trial(new Case("id", Map.of("q", "x"), List.of(references), new TreeSet<>(), 1), answer);
    }
}
