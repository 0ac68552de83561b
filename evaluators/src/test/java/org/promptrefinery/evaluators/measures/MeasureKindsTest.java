package org.promptrefinery.evaluators.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.evaluators.kind.Services;

class MeasureKindsTest {

    static List<List<Object>> names() {
        return List.of(
                List.of("token-f1", Map.of(), "token-f1(squad)"),
                List.of("token-f1", Map.of("normalize", "none"), "token-f1(none)"),
                List.of("levenshtein", Map.of(), "levenshtein"),
                List.of("levenshtein", Map.of("ignore_case", true), "levenshtein(ignore_case)"),
                List.of("jaro-winkler", Map.of(), "jaro-winkler"),
                List.of("bleu", Map.of(), "bleu(order 4)"),
                List.of("bleu", Map.of("order", 2, "ignore_case", true), "bleu(order 2,ignore_case)"),
                List.of("chrf", Map.of(), "chrf(characters 6,words 0,beta 2)"),
                List.of("chrf", Map.of("word_order", 2, "beta", 0.5), "chrf(characters 6,words 2,beta 0.5)"),
                List.of("rouge", Map.of(), "rouge-1(f1)"),
                List.of("rouge", Map.of("n", 2, "measure", "recall"), "rouge-2(recall)"),
                List.of("rouge", Map.of("n", "l", "stemmer", "porter"), "rouge-l(f1,porter)"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesSayWhatChangesTheOutcome(List<Object> line) {
        assertThat(make((String) line.get(0), (Map<?, ?>) line.get(1)).name()).isEqualTo(line.get(2));
    }

    static List<List<Object>> mistakes() {
        return List.of(
                List.of("token-f1", Map.of("normalize", "squd"), "Maybe 'squad'?"),
                List.of("bleu", Map.of("order", 0), "a number from 1 to 10"),
                List.of("bleu", Map.of("order", 1.5), "a whole number"),
                List.of("chrf", Map.of("char_order", 0), "a number from 1 to 10"),
                List.of("chrf", Map.of("beta", "2"), "a number from 0 to 10"),
                List.of("rouge", Map.of("n", "lsum"), "a whole number from 1 to 10, or l"),
                List.of("rouge", Map.of("n", 0), "from 1 to 10"),
                List.of("rouge", Map.of("measure", "f2"), "Maybe 'f1'?"),
                List.of("levenshtein", Map.of("ignore_case", 1), "true or false"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrongWithAnOption(List<Object> line) {
        assertThatThrownBy(() -> make((String) line.get(0), (Map<?, ?>) line.get(1)))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("job." + line.getFirst())
                .hasMessageContaining((String) line.get(2));
    }

    @Test
    void optionsReachTheMeasures() {
        assertThat(score("levenshtein", Map.of("ignore_case", true), "BOB", "Bob"))
                .isEqualTo(1);
        assertThat(score("jaro-winkler", Map.of("ignore_case", true), "BOB", "Bob"))
                .isEqualTo(1);
        assertThat(score("bleu", Map.of("order", 1, "ignore_case", true), "Hello, world!", "Hello, World!"))
                .isEqualTo(1);
        assertThat(score("token-f1", Map.of("normalize", "none"), "The cat", "the cat"))
                .isEqualTo(0.5);
        assertThat(score("rouge", Map.of("measure", "recall"), "testing", "testing one"))
                .isEqualTo(0.5);
        assertThat(score("rouge", Map.of("measure", "precision"), "testing", "testing one"))
                .isEqualTo(1);
        assertThat(score("chrf", Map.of("word_order", 2), "The dog bit the man.", "The dog had bit the man."))
                .as("chrF++ by sacrebleu 2.6.0")
                .isCloseTo(0.703880, within(0.000001));
    }

    @Test
    void theBestReferenceCounts() {
        assertThat(score("token-f1", Map.of(), "Bob", "Rob", "Bob")).isEqualTo(1);
        assertThat(score("levenshtein", Map.of(), "Bob", "Bobby", "Rob")).isCloseTo(2 / 3.0, within(0.000001));
        assertThat(score("jaro-winkler", Map.of(), "Bob", "xyz", "Bob")).isEqualTo(1);
    }

    @Test
    void reasonsNameTheScoreAndBothTexts() {
        assertThat(reason("Bo\nb", "Bob")).isEqualTo("levenshtein 0.750: expected 'Bob', got 'Bo\\nb'");
        assertThat(reason("ab".repeat(10_000), "ba".repeat(10_000) + "c")).endsWith("(too long to compare completely)");
    }

    /** Both sides are as long as answers get. */
    @Test
    void longReferencesAreBoundedToo() {
        String answer = "one two three four. ".repeat(50_000);
        String reference = "five one two six four. ".repeat(50_000);
        for (String kind : MeasureKinds.all().stream().map(each -> each.name()).toList()) {
            assertThat(score(kind, Map.of(), answer, reference)).isBetween(0.0, 1.0);
        }
        assertThat(score("rouge", Map.of("n", "l"), answer, reference)).isBetween(0.0, 1.0);
    }

    private static Evaluator make(String kind, Map<?, ?> given) {
        Options options = new Options(given, "job." + kind, Services.NONE, (entry, place) -> {
            throw new AssertionError("nothing is nested");
        });
        return MeasureKinds.all().stream()
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst()
                .orElseThrow()
                .make()
                .apply(options);
    }

    private static Verdict.Scored judge(Evaluator evaluator, String answer, String... references) {
        Case subject = new Case("id", Map.of("q", "x"), List.of(references), new TreeSet<>(), 1);
        return (Verdict.Scored)
                evaluator.judge(List.of(new Trial(subject, answer))).getFirst();
    }

    private static double score(String kind, Map<?, ?> given, String answer, String... references) {
        return judge(make(kind, given), answer, references).score();
    }

    private static String reason(String answer, String reference) {
        return judge(make("levenshtein", Map.of()), answer, reference).reason();
    }
}
