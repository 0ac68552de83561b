package org.promptrefinery.evaluators.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;

class WordKindsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all | Verona and Mantua          | 1   | says what is required
            all | VERONA’s Mantua       | 1   | says what is required
            all | Verona                     | 0.5 | does not say 'Mantua'
            all | Veronal, Mantuan           | 0   | does not say 'Verona', 'Mantua'
            any | in Mantua                  | 1   | says what is required
            any | Rome                       | 0   | says none of 'Verona', 'Mantua'
            """)
    void requiredWordsScoreByTheirShare(String demand, String answer, double score, String reason) {
        Map<String, Object> options = Map.of("words", List.of("Verona", "Mantua"), "demand", demand);
        assertThat(verdict(Map.of("required", options), answer)).isEqualTo(new Verdict.Scored(score, reason));
    }

    @Test
    void aRequiredPhraseInsideAnotherCountsToo() {
        Map<String, Object> options = Map.of("words", List.of("Verona", "fair Verona"));
        assertThat(verdict(Map.of("required", options), "In fair Verona"))
                .isEqualTo(Verdict.pass("says what is required"));
    }

    @ParameterizedTest
    @CsvSource({"word, Romeoville, 1", "substring, Romeoville, 0", "word, Romeo, 0"})
    void matchSaysWhetherLongerWordsCount(String match, String answer, double score) {
        Map<String, Object> options = Map.of("words", "Romeo", "match", match, "weight", 1);
        assertThat(((Verdict.Scored) verdict(Map.of("forbidden", options), answer)).score())
                .isEqualTo(score);
    }

    static Stream<Arguments> levels() {
        return Stream.of(
                Arguments.of("all", "oemor", 0.0),
                Arguments.of(List.of("case"), "R0meo", 1.0),
                Arguments.of(List.of("leet"), "R0MEO", 0.0),
                Arguments.of(List.of("line-breaks"), "Ro\nmeo", 0.0));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void levelsSayWhatCounts(Object levels, String answer, double score) {
        Map<String, Object> options = Map.of("words", "Romeo", "levels", levels, "weight", 1);
        assertThat(((Verdict.Scored) verdict(Map.of("forbidden", options), answer)).score())
                .isEqualTo(score);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(Map.of("words", "x", "levels", List.of("leat")), "Maybe 'leet'?"),
                Arguments.of(Map.of("words", "x", "match", "words"), "Maybe 'word'?"),
                Arguments.of(Map.of("words", "x", "language", "germn"), "Maybe 'german'?"),
                Arguments.of(Map.of("words", "x", "exept", "y"), "Maybe 'except'?"),
                Arguments.of(Map.of("words", List.of("x", "\u200b")), "at least one visible character"),
                Arguments.of(Map.of("words", "x", "except", List.of(" ")), "must be a list of words"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrong(Map<String, Object> options, String message) {
        assertThatThrownBy(() -> verdict(Map.of("forbidden", options), ""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    private static Verdict verdict(Map<String, Object> entry, String answer) {
        Case subject = new Case("id", Map.of("q", "x"), List.of("y"), new TreeSet<>(), 1);
        List<Object> evaluators = List.of("exact", entry);
        CaseResult result = Catalog.evaluation(evaluators, "job", Services.NONE)
                .judge(List.of(new Trial(subject, answer)))
                .getFirst();
        return List.copyOf(result.byEvaluator().values()).getLast();
    }
}
